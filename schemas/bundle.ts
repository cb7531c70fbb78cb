import { loadOpenApi, loadSchemas } from './load.ts';
import type { JsonObject, OpenApi } from './load.ts';

/** `candidate-create` → `CandidateCreate`: the name of an entity in `components.schemas`. */
export function componentName(schemaName: string): string {
  return schemaName.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

/** The API's description in one piece: every `$ref` to a file becomes one to `#/components/schemas`. */
export function bundleOpenApi(): OpenApi {
  const document = structuredClone(loadOpenApi());
  const entities = loadSchemas();
  const schemas: { [name: string]: JsonObject } = {};
  for (const [name, schema] of Object.entries(document.components['schemas'] ?? {}))
    schemas[name] = typeof schema['$ref'] === 'string' && !schema['$ref'].includes('#') ? {} : schema;
  for (const [name, schema] of entities) {
    if (name === 'common') {
      for (const [piece, definition] of Object.entries(schema['$defs'] as { [key: string]: JsonObject }))
        schemas[`common.${piece}`] = definition;
      continue;
    }
    const { $id: _id, $schema: _schema, ...rest } = schema;
    schemas[componentName(name)] = rest;
  }
  document.components['schemas'] = schemas;
  return rewrite(document) as OpenApi;
}

function rewrite(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewrite);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? rewriteRef(inner) : rewrite(inner),
    ]),
  );
}

function rewriteRef(ref: string): string {
  const common = /^(?:\.\/)?common\.schema\.json#\/\$defs\/(\w+)$/.exec(ref);
  if (common) return `#/components/schemas/common.${common[1]}`;
  const entity = /^(?:\.\/)?([a-z-]+)\.schema\.json$/.exec(ref);
  return entity?.[1] ? `#/components/schemas/${componentName(entity[1])}` : ref;
}
