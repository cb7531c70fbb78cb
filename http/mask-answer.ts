import { listOperations, loadOpenApi, loadSchemas } from '../schemas/load.ts';
import type { JsonObject } from '../schemas/load.ts';
import { createMasker } from '../security/masking.ts';
import type { Role } from '../domain/process/types.ts';

/** The entity an answer holds, by its schema's file name; `isList` where it is under `items`. */
type Answer = { schemaName: string; isList: boolean };

const maskFor = createMasker(loadSchemas());
const answers = new Map<string, Answer | null>();

/** Hides from an answer what the role may not see. Answers that hold no entity come back as they are. */
export function maskAnswer(role: Role, operationId: string, status: number, body: unknown): unknown {
  const key = `${operationId} ${status}`;
  let answer = answers.get(key);
  if (answer === undefined) answers.set(key, (answer = findAnswer(operationId, status)));
  if (answer === null || typeof body !== 'object' || body === null) return body;
  const { schemaName, isList } = answer;
  if (!isList) return maskFor(role, schemaName, body);
  const { items } = body as { items: unknown[] };
  return { ...body, items: items.map((item) => maskFor(role, schemaName, item)) };
}

function findAnswer(operationId: string, status: number): Answer | null {
  const operation = listOperations().find((candidate) => candidate.operationId === operationId);
  const schema = operation?.operation.responses[String(status)]?.content?.['application/json']?.schema;
  if (!schema) return null;
  const one = entityOf(schema);
  if (one) return { schemaName: one, isList: false };
  const items = (schema['properties'] as { items?: { items?: JsonObject } } | undefined)?.items?.items;
  const many = items ? entityOf(items) : null;
  return many ? { schemaName: many, isList: true } : null;
}

/** `#/components/schemas/Candidate` → `candidate`. */
function entityOf(schema: JsonObject): string | null {
  const component = /^#\/components\/schemas\/(\w+)$/.exec(String(schema['$ref']))?.[1];
  const file = component ? loadOpenApi().components['schemas']?.[component]?.['$ref'] : undefined;
  return /^\.\/([a-z-]+)\.schema\.json$/.exec(String(file))?.[1] ?? null;
}
