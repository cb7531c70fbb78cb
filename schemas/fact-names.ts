import { loadSchemas } from './load.ts';

/** Whether facts.schema.json knows a fact of this name: what a condition may ask about. */
export function hasFact(name: string): boolean {
  const schema = loadSchemas().get('facts') as { properties?: object; patternProperties?: object } | undefined;
  return (
    Object.hasOwn(schema?.properties ?? {}, name) ||
    Object.keys(schema?.patternProperties ?? {}).some((pattern) => new RegExp(pattern, 'u').test(name))
  );
}
