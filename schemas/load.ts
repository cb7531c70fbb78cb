import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { parse } from 'yaml';

/** A JSON Schema, or a piece of OpenAPI, as plain JSON. */
export type JsonObject = { [key: string]: unknown };

const folder = path.dirname(fileURLToPath(import.meta.url));

/** Every entity schema by its file name without `.schema.json`, for instance `candidate-create`. */
export function loadSchemas(): Map<string, JsonObject> {
  const names = readdirSync(folder).filter((file) => file.endsWith('.schema.json'));
  return new Map(
    names.sort().map((file) => {
      const schema = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as JsonObject;
      return [file.slice(0, -'.schema.json'.length), schema];
    }),
  );
}

let openapi: OpenApi | undefined;

/** What the hub needs of its own description. */
export type OpenApi = JsonObject & {
  info: JsonObject;
  paths: { [path: string]: { [method: string]: OpenApiOperation } };
  components: { [kind: string]: { [name: string]: JsonObject } };
};
export type OpenApiOperation = JsonObject & {
  operationId: string;
  tags: string[];
  summary: string;
  security?: JsonObject[];
  parameters?: JsonObject[];
  requestBody?: { required?: boolean; content: { [mediaType: string]: { schema?: JsonObject } } };
  responses: { [status: string]: { content?: { [mediaType: string]: { schema?: JsonObject } } } };
};

/** `openapi.yaml`, read once. */
export function loadOpenApi(): OpenApi {
  openapi ??= parse(readFileSync(path.join(folder, 'openapi.yaml'), 'utf8')) as OpenApi;
  return openapi;
}

/** One operation of `openapi.yaml` and where it lives. `path` keeps its `{parameters}`. */
export type Operation = { operationId: string; method: string; path: string; operation: OpenApiOperation };

/** All operations of `openapi.yaml`, in its order. */
export function listOperations(): Operation[] {
  return Object.entries(loadOpenApi().paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      operationId: operation.operationId,
      method,
      path: address,
      operation,
    })),
  );
}
