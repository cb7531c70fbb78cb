import { describe, expect, it } from 'vitest';
import { measureCorpus } from './measure-corpus.ts';
import type { LoadedSample } from './measure-corpus.ts';
import { readResumeCorpus } from './resume-corpus.ts';
import { samplesNow } from './resume-samples.ts';

/** All but the PDF files, which the bench prints and measures. */
async function load(part: 'work' | 'unseen'): Promise<LoadedSample[]> {
  const samples = readResumeCorpus(part).filter(({ fileName }) => !fileName.endsWith('.pdf'));
  const noPrinter = (): Promise<Uint8Array> => Promise.reject(new Error('PDF files are left to the bench'));
  return Promise.all(samples.map(async (sample) => ({ sample, bytes: await sample.load(noPrinter) })));
}

describe('the résumé corpus', () => {
  it('holds 302 résumés to work on, and 24 of which none was worked on whole, each language as often', () => {
    for (const [part, each] of [
      ['work', 151],
      ['unseen', 12],
    ] as const) {
      const samples = readResumeCorpus(part);
      expect(samples.filter(({ language }) => language === 'zh')).toHaveLength(each);
      expect(samples.filter(({ language }) => language === 'en')).toHaveLength(each);
    }
    const names = [...readResumeCorpus('work'), ...readResumeCorpus('unseen')].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('is read as a person wrote it down in the part that is worked on', async () => {
    const { misses } = await measureCorpus(await load('work'), samplesNow);
    expect(misses.filter(({ field }) => field !== 'titles')).toEqual([]);
  });

  it('counts a wrong, a missing and an additional value as a miss', async () => {
    const [first] = await load('work');
    if (first === undefined) throw new Error('the corpus is empty');
    const facts = { ...first.sample.facts, name: ['王方'], phone: [], schools: [], years: null };
    const { misses } = await measureCorpus([{ ...first, sample: { ...first.sample, facts } }], samplesNow);
    expect(misses.map(({ field }) => field)).toEqual(['name', 'phone', 'years', 'schools']);
  });
});
