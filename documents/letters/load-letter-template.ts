import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { HubError } from '../../domain/errors.ts';
import { checkLetterTemplate } from '../../domain/letters/letter-template.ts';
import type { LetterTemplate } from '../../domain/letters/letter-template.ts';

const maxTemplateCharacters = 200_000;

/** Reads a template out of YAML and checks it. Throws HubError `template_invalid` with every fault. */
export function parseLetterTemplate(text: string): LetterTemplate {
  if (text.length > maxTemplateCharacters)
    throw new HubError('template_invalid', `Write a template of at most ${maxTemplateCharacters} characters.`, {
      path: '',
    });
  const document = parseDocument(text, { uniqueKeys: true });
  const syntax = document.errors[0];
  if (syntax !== undefined) {
    const line = syntax.linePos?.[0].line ?? 1;
    throw new HubError('template_invalid', `Correct the YAML near line ${line}: ${syntax.code}.`, { path: '' });
  }
  // Without aliases: a template needs none, and nested ones grow without bound.
  let template: unknown;
  try {
    template = document.toJS({ maxAliasCount: 0 });
  } catch (cause) {
    throw new HubError('template_invalid', 'Write the template without YAML aliases.', { path: '', cause });
  }
  const faults = checkLetterTemplate(template);
  const [first] = faults;
  if (first !== undefined) throw new HubError('template_invalid', first.message, { path: first.path, errors: faults });
  return template as LetterTemplate;
}

/** The offer letter a new hub starts with, from `templates/letters/`. */
export async function loadOfferTemplate(language: 'zh' | 'en'): Promise<LetterTemplate> {
  return parseLetterTemplate(
    await readFile(new URL(`../../templates/letters/offer.${language}.yaml`, import.meta.url), 'utf8'),
  );
}
