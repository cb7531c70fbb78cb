import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { makeChineseOnePage, makeChineseSidebar } from './pdf-samples.ts';
import { makeChineseForm, makeChineseProse, makeEnglishTabs, makeTwoColumnEnglish } from './docx-samples.ts';

/** The day on which the facts of all samples are true. */
export const samplesNow = '2026-11-22';

/** What a person wrote down from reading a sample. */
export interface ResumeFacts {
  formattedName: string | null;
  emails: string[];
  phones: string[];
  nationalId: string | null;
  highestDegree: string | null;
  totalYears: number | null;
  employers: string[];
  titles: string[];
  schools: string[];
  skills: string[];
  certificates: string[];
  location: string | null;
}

/** One made-up résumé: its file, and the facts in it. */
export interface ResumeSample {
  name: string;
  fileName: string;
  load: () => Promise<Uint8Array>;
  facts: ResumeFacts;
}

const here = (path: string): URL => new URL(path, import.meta.url);
const read = (path: string): Uint8Array => new Uint8Array(readFileSync(here(path)));
const facts = (name: string): ResumeFacts =>
  JSON.parse(readFileSync(here(`facts/${name}.json`), 'utf8')) as ResumeFacts;

const stored = (name: string, extension: string): ResumeSample => ({
  name,
  fileName: `${name}.${extension}`,
  load: () => Promise.resolve(read(`files/${name}.${extension}`)),
  facts: facts(name),
});

const recoded = (name: string, encoding: string): ResumeSample => ({
  ...stored(name, 'txt'),
  load: () => Promise.resolve(new Uint8Array(iconv.encode(readFileSync(here(`files/${name}.txt`), 'utf8'), encoding))),
});

const generated = (name: string, extension: string, load: () => Promise<Uint8Array>): ResumeSample => ({
  name,
  fileName: `${name}.${extension}`,
  load,
  facts: facts(name),
});

/** All samples. The PDFs in `files/` are Chromium's prints of `sources/`; other PDF and DOCX files are made by code. */
export const resumeSamples: readonly ResumeSample[] = [
  stored('en-sidebar', 'pdf'),
  stored('en-academic', 'pdf'),
  stored('en-margin-dates', 'pdf'),
  generated('zh-single', 'pdf', () => Promise.resolve(makeChineseOnePage())),
  generated('zh-sidebar', 'pdf', () => Promise.resolve(makeChineseSidebar())),
  stored('en-plain', 'txt'),
  stored('en-bars', 'txt'),
  stored('en-markdown', 'txt'),
  stored('en-india', 'txt'),
  stored('en-student', 'txt'),
  stored('zh-numbered', 'txt'),
  stored('zh-tabbed', 'txt'),
  recoded('zh-labels', 'gb18030'),
  recoded('zh-traditional', 'big5'),
  stored('json-resume', 'json'),
  generated('zh-form', 'docx', makeChineseForm),
  generated('zh-prose', 'docx', makeChineseProse),
  generated('en-two-column', 'docx', makeTwoColumnEnglish),
  generated('en-tabs', 'docx', makeEnglishTabs),
];
