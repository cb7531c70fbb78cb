import { loadSchemas } from '../schemas/load.ts';

type FactsSchema = { properties: { [name: string]: unknown }; patternProperties: { [pattern: string]: unknown } };

let known: { names: Set<string>; patterns: RegExp[] } | undefined;

/** Whether a fact of this name can exist, by `facts.schema.json`. */
export function isKnownFact(name: string): boolean {
  if (!known) {
    const { properties, patternProperties } = loadSchemas().get('facts') as unknown as FactsSchema;
    known = {
      names: new Set(Object.keys(properties)),
      patterns: Object.keys(patternProperties).map((pattern) => new RegExp(pattern, 'u')),
    };
  }
  return known.names.has(name) || known.patterns.some((pattern) => pattern.test(name));
}
