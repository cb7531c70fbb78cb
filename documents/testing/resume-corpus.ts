import { readFileSync } from 'node:fs';
import { makeMarkedDocx } from './marked-docx.ts';

/** `work` is there to be looked at and tuned on; `unseen` only to measure on. */
export type CorpusPart = 'work' | 'unseen';

/** What a person wrote down about one résumé; each value lists the readings that are as right as each other. */
export interface CorpusFacts {
  /** Empty: the résumé names none. */
  name: string[];
  email: string[];
  /** E.164. */
  phone: string[];
  degree: string[];
  years: number | null;
  /** Newest first, each once. */
  employers: string[][];
  /** In the order of the posts; null: not written down. */
  titles: string[][] | null;
  schools: string[][];
}

/** One made-up résumé of the corpus. */
export interface CorpusSample {
  part: CorpusPart;
  name: string;
  language: 'zh' | 'en';
  fileName: string;
  facts: CorpusFacts;
  /** Makes the file; `print` turns a page of HTML into PDF and is called for PDF files only. */
  load: (print: (html: string) => Promise<Uint8Array>) => Promise<Uint8Array>;
}

const extensions = { text: 'txt', docx: 'docx', html: 'pdf', json: 'json' } as const;

type Kind = keyof typeof extensions;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const splitTrimmed = (text: string, separator: string): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** `A | B || b`: a list whose second item may be read in two ways. */
const splitItems = (text: string): string[][] =>
  splitTrimmed(text.replaceAll('||', '\u0000'), '|').map((item) => splitTrimmed(item, '\u0000'));

function parseFacts(head: readonly string[]): CorpusFacts {
  const values = new Map(head.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
  const value = (key: string): string => values.get(key)?.trim() ?? '';
  return {
    name: splitTrimmed(value('name'), '||'),
    email: splitTrimmed(value('email'), '||'),
    phone: splitTrimmed(value('phone'), '||'),
    degree: splitTrimmed(value('degree'), '||'),
    years: value('years') === '' ? null : Number(value('years')),
    employers: splitItems(value('employers')),
    titles: value('titles') === '' ? null : splitItems(value('titles')),
    schools: splitItems(value('schools')),
  };
}

function parseSample(part: CorpusPart, language: 'zh' | 'en', source: string): CorpusSample {
  const [head = '', ...rest] = source.split('\n-----\n');
  const [title = '', ...facts] = head.split('\n');
  const [name = '', kindName = ''] = title.trim().split(' ');
  if (!(kindName in extensions)) throw new Error(`${name}: no such kind of file: ${kindName}`);
  const kind = kindName as Kind;
  const content = rest.join('\n-----\n').trimEnd() + '\n';
  return {
    part,
    name,
    language,
    fileName: `${name}.${extensions[kind]}`,
    facts: parseFacts(facts),
    load: async (print) => {
      if (kind === 'docx') return makeMarkedDocx(content);
      if (kind === 'html') return print(`<!doctype html><html lang="${language}"><meta charset="utf-8">${content}`);
      return utf8(content);
    },
  };
}

/**
 * The corpus in `corpus/`: one file for each part and language, each sample `##### name kind`, the facts, `-----` and the content.
 * Text and JSON stand as they are, DOCX in the marks of `marked-docx.ts`, PDF as the HTML that is printed.
 */
export function readResumeCorpus(part: CorpusPart): CorpusSample[] {
  return (['zh', 'en'] as const).flatMap((language) =>
    readFileSync(new URL(`corpus/${part}-${language}.txt`, import.meta.url), 'utf8')
      .split(/^##### /m)
      .slice(1)
      .map((source) => parseSample(part, language, source)),
  );
}
