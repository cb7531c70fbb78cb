import type { ErrorItem } from '../errors.ts';
import { offerLetterFacts } from './letter-facts.ts';

/** A part of a letter. Texts hold placeholders `{{path}}`; `when` names a fact without which the part is left out. */
export type LetterBlock = { when?: string } & (
  | { paragraph: string }
  | { heading: string }
  /** Pairs of a label and a text, set as a table. */
  | { table: readonly { label: string; value: string; when?: string }[] }
  /** A list fact, one numbered line each; `empty` stands there when it has none. */
  | { list: string; empty?: string }
  /** Who signs, side by side: the company and the candidate. */
  | { signatures: readonly { title: string; lines: readonly string[] }[] }
);

/** A letter as the company writes it, usually in YAML. */
export type LetterTemplate = {
  schemaVersion: 1;
  templateId: string;
  language: 'zh' | 'en';
  title: string;
  /** Line at the top of every page. */
  header: string;
  /** Line at the foot of every page, beside the page number. */
  footer: string;
  blocks: readonly LetterBlock[];
};

const blockKinds = ['paragraph', 'heading', 'table', 'list', 'signatures'] as const;
const maxBlocks = 200;
const maxTextCharacters = 20_000;

/** Every fault of a template as a sentence with its JSON Pointer; empty for a good one. Takes anything that was parsed from YAML or JSON. */
export function checkLetterTemplate(template: unknown): ErrorItem[] {
  const faults: ErrorItem[] = [];
  const fault = (path: string, code: string, message: string): void => void faults.push({ path, code, message });
  if (!isRecord(template)) {
    fault('', 'type', 'A letter template is a map with templateId, language, title, header, footer and blocks.');
    return faults;
  }
  if (template['schemaVersion'] !== 1) fault('/schemaVersion', 'version', 'Set schemaVersion to 1.');
  if (typeof template['templateId'] !== 'string' || !/^[A-Za-z][\w-]{0,63}$/.test(template['templateId']))
    fault('/templateId', 'format', 'Give templateId a name of letters, digits, "_" and "-" that begins with a letter.');
  if (template['language'] !== 'zh' && template['language'] !== 'en')
    fault('/language', 'enum', 'Set language to zh or en.');
  for (const key of ['title', 'header', 'footer'] as const) checkText(template[key], `/${key}`, undefined, fault);
  for (const key of Object.keys(template))
    if (!['schemaVersion', 'templateId', 'language', 'title', 'header', 'footer', 'blocks'].includes(key))
      fault(`/${pointer(key)}`, 'unknown', `A letter template has no "${key}": take it out or correct its name.`);
  const blocks = template['blocks'];
  if (!Array.isArray(blocks) || blocks.length === 0 || blocks.length > maxBlocks)
    fault('/blocks', 'type', `Give blocks a list of 1 to ${maxBlocks} parts.`);
  else blocks.forEach((block: unknown, i) => checkBlock(block, `/blocks/${i}`, fault));
  return faults;
}

type Report = (path: string, code: string, message: string) => void;

function checkBlock(block: unknown, path: string, fault: Report): void {
  if (!isRecord(block)) return fault(path, 'type', `Write this part as a map with one of ${blockKinds.join(', ')}.`);
  const kinds = blockKinds.filter((kind) => Object.hasOwn(block, kind));
  if (kinds.length !== 1) return fault(path, 'type', `Give this part exactly one of ${blockKinds.join(', ')}.`);
  const kind = kinds[0];
  for (const key of Object.keys(block))
    if (key !== kind && key !== 'when' && !(kind === 'list' && key === 'empty'))
      fault(`${path}/${pointer(key)}`, 'unknown', `A ${kind} has no "${key}": take it out or correct its name.`);
  const when = checkWhen(block['when'], `${path}/when`, fault);
  if (kind === 'paragraph' || kind === 'heading') return checkText(block[kind], `${path}/${kind}`, [when], fault);
  if (kind === 'list') {
    const fact = block['list'];
    if (typeof fact !== 'string' || offerLetterFacts[fact]?.kind !== 'list')
      fault(`${path}/list`, 'placeholder_unknown', `There is no list of that name; known: ${known('list')}.`);
    if (block['empty'] !== undefined) checkText(block['empty'], `${path}/empty`, [when], fault);
    return;
  }
  const rows = block[kind as 'table' | 'signatures'];
  if (!Array.isArray(rows) || rows.length === 0)
    return fault(`${path}/${kind}`, 'type', `Give ${kind} a list with at least one entry.`);
  rows.forEach((row: unknown, i) => {
    const at = `${path}/${kind}/${i}`;
    if (!isRecord(row)) return fault(at, 'type', `Write each entry of ${kind} as a map.`);
    const allowed = kind === 'table' ? ['label', 'value', 'when'] : ['title', 'lines'];
    for (const key of Object.keys(row))
      if (!allowed.includes(key)) fault(`${at}/${pointer(key)}`, 'unknown', `An entry of ${kind} has no "${key}".`);
    if (kind === 'table') {
      const rowWhen = checkWhen(row['when'], `${at}/when`, fault);
      checkText(row['label'], `${at}/label`, [when, rowWhen], fault);
      checkText(row['value'], `${at}/value`, [when, rowWhen], fault);
      return;
    }
    checkText(row['title'], `${at}/title`, [when], fault);
    const lines = row['lines'];
    if (!Array.isArray(lines)) return fault(`${at}/lines`, 'type', 'Give lines a list of texts.');
    lines.forEach((line: unknown, j) => checkText(line, `${at}/lines/${j}`, [when], fault));
  });
}

function checkWhen(when: unknown, path: string, fault: Report): string | undefined {
  if (when === undefined) return undefined;
  if (typeof when === 'string' && Object.hasOwn(offerLetterFacts, when)) return when;
  fault(path, 'placeholder_unknown', `There is no such fact; known: ${known()}.`);
  return undefined;
}

function checkText(text: unknown, path: string, when: readonly (string | undefined)[] = [], fault: Report): void {
  if (typeof text !== 'string') return fault(path, 'type', 'Write a text here.');
  if (text.length > maxTextCharacters) return fault(path, 'length', `Write at most ${maxTextCharacters} characters.`);
  for (const part of splitPlaceholders(text)) {
    if ('text' in part) {
      if (/\{\{|\}\}/.test(part.text))
        fault(path, 'placeholder_open', 'A "{{" or "}}" stands alone: write placeholders as {{path.of.fact}}.');
      continue;
    }
    const fact = Object.hasOwn(offerLetterFacts, part.path) ? offerLetterFacts[part.path] : undefined;
    if (fact === undefined)
      fault(path, 'placeholder_unknown', `{{${part.path.slice(0, 80)}}} is not known; known: ${known()}.`);
    else if (fact.kind === 'list')
      fault(path, 'placeholder_list', `{{${part.path}}} is a list: set it with a part of the kind list.`);
    else if (fact.optional === true && !when.includes(part.path))
      fault(path, 'placeholder_optional', `{{${part.path}}} may be missing: add "when: ${part.path}" to this part.`);
  }
}

const known = (kind?: string): string =>
  Object.entries(offerLetterFacts)
    .filter(([, fact]) => (kind === undefined ? fact.kind !== 'list' : fact.kind === kind))
    .map(([path]) => path)
    .join(', ');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const pointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** A text cut at its placeholders. What is put in is never looked at again, so a name with `{{…}}` in it stays as it is. */
export function splitPlaceholders(text: string): ({ text: string } | { path: string })[] {
  const parts: ({ text: string } | { path: string })[] = [];
  let at = 0;
  for (const match of text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index) });
    parts.push({ path: match[1] ?? '' });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}
