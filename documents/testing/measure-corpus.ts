import { readResume } from '../resume/read-resume.ts';
import { toResumeJson } from '../resume/to-resume-json.ts';
import type { Miss } from './measure-accuracy.ts';
import type { CorpusFacts, CorpusSample } from './resume-corpus.ts';

/** The fields the corpus has facts about. */
export type CorpusField = keyof CorpusFacts;

/** Right readings and all readings of each field, and the misses. */
export interface CorpusAccuracy {
  fields: Record<CorpusField, { right: number; all: number }>;
  misses: Miss[];
}

/** What tells no two employers apart: case, spaces, width and marks. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '');

const unique = (values: readonly string[]): string[] => [...new Map(values.map((each) => [bare(each), each])).values()];

/** One value, or none where the facts name none; the name must be written as a person would. */
const isOneOf = (wanted: readonly string[], found: string | null): boolean =>
  found === null ? wanted.length === 0 : wanted.includes(found);

const isSameList = (wanted: readonly (readonly string[])[], found: readonly string[]): boolean =>
  wanted.length === found.length && wanted.every((ways, i) => ways.some((way) => bare(way) === bare(found[i] ?? '')));

/** A job file made ready: the bytes and the sample. */
export interface LoadedSample {
  sample: CorpusSample;
  bytes: Uint8Array;
}

/**
 * Reads every sample and compares. A list is right only when it is whole, in order and has nothing more;
 * years may differ by 0.5. `now` is an ISO 8601 date.
 */
export async function measureCorpus(samples: readonly LoadedSample[], now: string): Promise<CorpusAccuracy> {
  const names: CorpusField[] = ['name', 'email', 'phone', 'degree', 'years', 'employers', 'titles', 'schools'];
  const fields = Object.fromEntries(names.map((name) => [name, { right: 0, all: 0 }])) as CorpusAccuracy['fields'];
  const misses: Miss[] = [];
  for (const { sample, bytes } of samples) {
    const json = toResumeJson(await readResume({ bytes, fileName: sample.fileName }, { now }));
    const { facts } = sample;
    const employers = unique(json.employers.map((each) => each.name));
    const titles = json.employers.map((each) => each.title ?? '');
    const schools = json.schools.map((each) => each.name);
    const check = (field: CorpusField, isRight: boolean, found: unknown): void => {
      fields[field].all++;
      if (isRight) fields[field].right++;
      else misses.push({ sample: sample.name, field, expected: facts[field], found });
    };
    const near = (years: number | null): boolean =>
      years === null || facts.years === null ? years === facts.years : Math.abs(years - facts.years) <= 0.5;
    const single = (list: readonly string[]): string | null => (list.length === 0 ? null : list.join(', '));
    check('name', isOneOf(facts.name, json.formattedName), json.formattedName);
    check('email', isOneOf(facts.email, single(json.emails)), json.emails);
    check('phone', isOneOf(facts.phone, single(json.phones)), json.phones);
    check('degree', isOneOf(facts.degree, json.highestDegree), json.highestDegree);
    check('years', near(json.totalYears), json.totalYears);
    check('employers', isSameList(facts.employers, employers), employers);
    if (facts.titles !== null) check('titles', isSameList(facts.titles, titles), titles);
    check('schools', isSameList(facts.schools, schools), schools);
  }
  return { fields, misses };
}
