import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { listOperations, type CheckAt, type CheckResult } from './check-at.ts';

/** The manifest is complete, the forms compile, fit the bench and mark their secrets, and each operation has a case. */
export function checkForms(at: CheckAt): CheckResult {
  const { manifest, configSchema, credentialsSchema, operations } = at.connector;
  const findings: string[] = [];
  const say = (isWrong: boolean, what: string): void => void (isWrong && findings.push(`forms: ${what}`));
  say(!/^[a-z][a-z0-9-]*$/.test(manifest.id), 'manifest.id is lower case letters, digits and dashes');
  for (const list of ['kinds', 'allowedHosts', 'dataClasses'] as const) {
    say(manifest[list].length === 0, `manifest.${list} names at least one`);
  }
  say(!/\d{4}-\d\d-\d\d/.test(manifest.source), 'manifest.source says when the description was read (YYYY-MM-DD)');
  const ajv = addFormats.default(new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }));
  ajv.addKeyword({ keyword: 'x-secret', schemaType: 'boolean' });
  for (const [name, schema, value] of [
    ['config', configSchema, at.bench.connection.config],
    ['credentials', credentialsSchema, at.bench.connection.credentials],
  ] as const) {
    try {
      const validate = ajv.compile(schema);
      const wrong = validate(value) ? [] : (validate.errors ?? []);
      say(
        wrong.length > 0,
        `the bench's ${name} do not fit: ${wrong.map((one) => `${one.instancePath} ${one.keyword}`).join(', ')}`,
      );
      say(validate(null) === true, `${name}Schema takes null`);
    } catch (error) {
      say(true, `${name}Schema does not compile (${error instanceof Error ? error.message : 'no reason given'})`);
    }
  }
  say(!JSON.stringify(configSchema['required'] ?? []).includes('"baseUrl"'), 'configSchema requires baseUrl');
  for (const [name, schema, mustHide] of [
    ['configSchema', configSchema, false],
    ['credentialsSchema', credentialsSchema, true],
  ] as const) {
    for (const [field, shape] of Object.entries(
      (schema['properties'] ?? {}) as Record<string, Record<string, unknown>>,
    )) {
      const isSecret = /token|secret|password|passphrase|(^|[a-z])key$/i.test(field) && !/url$/i.test(field);
      say(isSecret && shape['x-secret'] !== true, `${name}.${field} carries "x-secret": true`);
      say(!mustHide && shape['x-secret'] === true, `${name}.${field} is a secret: it belongs to the credentials`);
    }
  }
  const tried = new Set(at.bench.cases.map((one) => one.operation as string));
  const skips: CheckResult['skips'] = [];
  for (const [name, operation] of listOperations(at.connector)) {
    const reason = at.bench.skips?.[`operation:${name}`];
    if (reason !== undefined) skips.push({ check: `operation:${name}`, reason });
    say(!tried.has(name) && reason === undefined, `${name} has no case and no reason why not`);
    const isWindowOpen = operation.safety === 'nativeKey' && !((operation.windowHours ?? 0) > 0);
    say(isWindowOpen, `${name} says how long the vendor knows its key (windowHours)`);
    say(!(operation.timeoutMs > 0), `${name} has a timeoutMs`);
    const undone = operation.undoes;
    say(undone !== undefined && !(undone in operations), `${name} undoes ${undone}, which the connector has not`);
  }
  return { findings, skips };
}
