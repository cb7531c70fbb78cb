/**
 * Accuracy of the fields read out of résumés, for those that the fields were worked on with and for those that nobody tuned on. Only the
 * latter say how well a new résumé is read, so only they are held against the aims. Misses go to stderr; then files per second and the memory of this process, readers included. PDF files are printed by the machine's Chromium.
 */
import { measureCorpus } from '../documents/testing/measure-corpus.ts';
import type { CorpusField, LoadedSample } from '../documents/testing/measure-corpus.ts';
import { readResumeCorpus } from '../documents/testing/resume-corpus.ts';
import { samplesNow } from '../documents/testing/resume-samples.ts';
import { readResume } from '../documents/resume/read-resume.ts';
import { launchBrowser } from '../test/support/browser.ts';

const rounds = Number(process.argv[2] ?? 3);
const parts = (process.argv[3] ?? 'work,unseen').split(',').filter((part) => part === 'work' || part === 'unseen');

const aims: Record<CorpusField, number | null> = {
  name: 98,
  email: 98,
  phone: 98,
  degree: 95,
  years: 95,
  employers: 90,
  titles: null,
  schools: 90,
};

const loaded: LoadedSample[] = await loadAll();
for (const part of parts) {
  const samples = loaded.filter(({ sample }) => sample.part === part);
  // The unseen part is empty until the next set stands in it.
  if (samples.length === 0) continue;
  const { fields, misses } = await measureCorpus(samples, samplesNow);
  for (const [field, { right, all }] of Object.entries(fields)) {
    const aim = part === 'unseen' ? aims[field as CorpusField] : null;
    // One file more or less is worth several points in a small part: how many were right stands beside the share.
    print(
      `${part}.${field}`,
      Math.round((right / all) * 1000) / 10,
      '%',
      aim === null ? null : `≥ ${aim}`,
      `${right}/${all}`,
    );
  }
  print(`${part}.files`, samples.length, 'files', null);
  for (const miss of misses) process.stderr.write(`${part} ${JSON.stringify(miss)}\n`);
}
await measureSpeed();

function print(metric: string, value: number, unit: string, aim: string | null, counted?: string): void {
  process.stdout.write(`${JSON.stringify({ bench: 'resume', metric, value, unit, aim, counted })}\n`);
}

async function loadAll(): Promise<LoadedSample[]> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const printPage = async (html: string): Promise<Uint8Array> => {
      await page.setContent(html);
      return new Uint8Array(await page.pdf({ format: 'A4', printBackground: true }));
    };
    const all: LoadedSample[] = [];
    for (const sample of parts.flatMap((part) => readResumeCorpus(part)))
      all.push({ sample, bytes: await sample.load(printPage) });
    return all;
  } finally {
    await browser.close();
  }
}

async function measureSpeed(): Promise<void> {
  const read = async ({ sample, bytes }: LoadedSample): Promise<number> => {
    const startedMs = performance.now();
    await readResume({ bytes, fileName: sample.fileName }, { now: samplesNow });
    return performance.now() - startedMs;
  };
  const startedMs = performance.now();
  const each: number[] = [];
  for (let round = 0; round < rounds; round++) {
    // Two at a time: as many as there are readers.
    const queue = loaded[Symbol.iterator]();
    const lane = async (): Promise<void> => {
      for (const next of queue) each.push(await read(next));
    };
    await Promise.all([lane(), lane()]);
  }
  const seconds = (performance.now() - startedMs) / 1000;
  each.sort((a, b) => a - b);
  print('filesPerSecond', Math.round(each.length / seconds), 'files/s', null);
  print('p50', Math.round(each[Math.floor(each.length * 0.5)] ?? 0), 'ms', null);
  print('p99', Math.round(each[Math.floor(each.length * 0.99)] ?? 0), 'ms', null);
  print('memory', Math.round(process.memoryUsage.rss() / 2 ** 20), 'MB', null);
}
