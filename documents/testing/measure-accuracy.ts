import { toResumeJson } from '../resume/to-resume-json.ts';
import { readResume } from '../resume/read-resume.ts';
import type { ResumeFacts, ResumeSample } from './resume-samples.ts';

/** One field of one sample that was not read as the facts have it. */
export interface Miss {
  sample: string;
  field: string;
  expected: unknown;
  found: unknown;
}

/** Right readings and all readings of each field, and the misses. A list is right when it holds the same values in the same order. */
export interface Accuracy {
  fields: Record<string, { right: number; all: number }>;
  misses: Miss[];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function isRight(field: keyof ResumeFacts, expected: unknown, found: unknown): boolean {
  if (field === 'totalYears' && typeof expected === 'number' && typeof found === 'number')
    return Math.abs(expected - found) <= 0.5;
  if (field === 'certificates' && Array.isArray(expected) && Array.isArray(found)) {
    return expected.length === found.length && expected.every((name, i) => String(found[i]).includes(String(name)));
  }
  return same(expected, found);
}

/** Reads every sample and compares field by field with its facts. `now` is an ISO 8601 date. */
export async function measureAccuracy(samples: readonly ResumeSample[], now: string): Promise<Accuracy> {
  const accuracy: Accuracy = { fields: {}, misses: [] };
  for (const sample of samples) {
    const reading = await readResume({ bytes: await sample.load(), fileName: sample.fileName }, { now });
    const json = toResumeJson(reading);
    const found: Record<keyof ResumeFacts, unknown> = {
      ...json,
      employers: json.employers.map((employer) => employer.name),
      titles: json.employers.map((employer) => employer.title),
      schools: json.schools.map((school) => school.name),
    };
    for (const field of Object.keys(sample.facts) as (keyof ResumeFacts)[]) {
      const tally = (accuracy.fields[field] ??= { right: 0, all: 0 });
      tally.all++;
      if (isRight(field, sample.facts[field], found[field])) tally.right++;
      else accuracy.misses.push({ sample: sample.name, field, expected: sample.facts[field], found: found[field] });
    }
  }
  return accuracy;
}
