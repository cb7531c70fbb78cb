import { HubError } from '../errors.ts';
import { formatFact } from './format-fact.ts';
import { isMissing, offerLetterFacts, readFact } from './letter-facts.ts';
import type { OfferLetterFacts } from './letter-facts.ts';
import { checkLetterTemplate, splitPlaceholders } from './letter-template.ts';
import type { LetterTemplate } from './letter-template.ts';

/** A letter with every placeholder replaced: what is drawn. */
export type FilledLetter = {
  language: 'zh' | 'en';
  title: string;
  header: string;
  footer: string;
  blocks: FilledBlock[];
};

/** A part of a filled letter. */
export type FilledBlock =
  | { paragraph: string }
  | { heading: string }
  | { table: { label: string; value: string }[] }
  | { list: string[] }
  | { signatures: { title: string; lines: string[] }[] };

/**
 * Puts the facts into a template. The same arguments always give the same letter.
 * @param now the instant the letter is made, ISO 8601; dates it where the facts name no `issuedOn`
 * @throws HubError `template_invalid` with every fault, `template_fact_missing` with the fact's path
 */
export function fillLetter(
  template: LetterTemplate,
  facts: OfferLetterFacts,
  language: 'zh' | 'en',
  now: string,
): FilledLetter {
  const faults = checkLetterTemplate(template);
  if (faults.length === 0 && template.language !== language)
    faults.push({ path: '/language', code: 'language', message: `Choose the template written in ${language}.` });
  const [first] = faults;
  if (first !== undefined) throw new HubError('template_invalid', first.message, { path: first.path, errors: faults });

  const known = { ...facts, issuedOn: facts.issuedOn ?? now.slice(0, 10) };
  const fill = (text: string): string =>
    splitPlaceholders(text)
      .map((part) => ('text' in part ? part.text : word(known, part.path, language)))
      .join('');
  const applies = (part: { when?: string }): boolean =>
    part.when === undefined || !isMissing(readFact(known, part.when));

  const blocks = template.blocks.filter(applies).flatMap((block): FilledBlock[] => {
    if ('paragraph' in block) return [{ paragraph: fill(block.paragraph) }];
    if ('heading' in block) return [{ heading: fill(block.heading) }];
    if ('table' in block) {
      const rows = block.table.filter(applies).map((row) => ({ label: fill(row.label), value: fill(row.value) }));
      return rows.length === 0 ? [] : [{ table: rows }];
    }
    if ('list' in block) {
      const lines = readList(known, block.list);
      if (lines.length > 0) return [{ list: lines }];
      return block.empty === undefined ? [] : [{ paragraph: fill(block.empty) }];
    }
    return [
      { signatures: block.signatures.map(({ title, lines }) => ({ title: fill(title), lines: lines.map(fill) })) },
    ];
  });
  return {
    language,
    title: fill(template.title),
    header: fill(template.header),
    footer: fill(template.footer),
    blocks,
  };
}

const missing = (path: string, reason: string): HubError =>
  new HubError(
    'template_fact_missing',
    `The letter needs ${path}, which is ${reason}: fill it in and make the letter again.`,
    {
      path: `/${path.replaceAll('.', '/')}`,
    },
  );

function word(facts: OfferLetterFacts, path: string, language: 'zh' | 'en'): string {
  const value = readFact(facts, path);
  if (isMissing(value)) throw missing(path, 'not known');
  const kind = offerLetterFacts[path]?.kind ?? 'text';
  const text = formatFact(kind, value, language, facts.timeZone);
  if (text === null) throw missing(path, `not a ${kind}`);
  return text;
}

function readList(facts: OfferLetterFacts, path: string): string[] {
  const value = readFact(facts, path);
  if (!Array.isArray(value)) throw missing(path, 'not known');
  return value.map((line: unknown, i) => {
    if (typeof line !== 'string' || line.trim() === '') throw missing(`${path}.${i}`, 'empty');
    return line;
  });
}
