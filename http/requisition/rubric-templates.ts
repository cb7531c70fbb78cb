import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { assertValid } from '../../schemas/validate.ts';
import type { RubricTemplate } from '../../schemas/types.ts';

const folder = new URL('../../templates/rubrics/', import.meta.url);
let templates: readonly RubricTemplate[] | undefined;

/** The rubrics that come with the hub, by id; read once. The file's name is the id. @throws SchemaError when one does not fit */
export function loadRubricTemplates(): readonly RubricTemplate[] {
  templates ??= readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((file) => {
      const body = parse(readFileSync(new URL(file, folder), 'utf8')) as Omit<RubricTemplate, 'id'>;
      const template = { id: file.slice(0, -'.yaml'.length), ...body };
      assertValid('rubric-template', template);
      return template;
    });
  return templates;
}

/** One of {@link loadRubricTemplates}, or null. */
export function findRubricTemplate(id: string | undefined): RubricTemplate | null {
  return loadRubricTemplates().find((template) => template.id === id) ?? null;
}
