/**
 * How fast and how heavy the reading of résumés is: files per second, time of a page, and the peak of memory of the process, its readers
 * included. It reads the stored samples, one PDF of 100 pages and one DOCX, so it needs no browser. Argument: rounds (default 10).
 */
import { makeChineseForm } from '../documents/testing/docx-samples.ts';
import { makeChinesePdf } from '../documents/testing/pdf-samples.ts';
import { resumeSamples, samplesNow } from '../documents/testing/resume-samples.ts';
import { readResume } from '../documents/resume/read-resume.ts';

const rounds = Number(process.argv[2] ?? 10);
const files = await Promise.all(
  resumeSamples.map(async (sample) => ({ fileName: sample.fileName, bytes: await sample.load() })),
);
let peakBytes = 0;
const watch = setInterval(() => (peakBytes = Math.max(peakBytes, process.memoryUsage.rss())), 20);

await readAll(1);
const startedMs = performance.now();
const pageMs = await readAll(rounds);
const seconds = (performance.now() - startedMs) / 1000;
print('filesPerSecond', Math.round((files.length * rounds) / seconds), 'files/s', '≥ 10');
pageMs.sort((a, b) => a - b);
print('pageP50', round(pageMs[Math.floor(pageMs.length * 0.5)]), 'ms', null);
print('pageP99', round(pageMs[Math.floor(pageMs.length * 0.99)]), 'ms', '≤ 1000');
await readLong();
print('formDocx', round(await timeOf({ fileName: 'form.docx', bytes: await makeChineseForm() })), 'ms', null);
clearInterval(watch);
print('peakMemory', Math.round(peakBytes / 2 ** 20), 'MB', '≤ 1024');

/** Two at a time, as many as there are readers; gives the time of each file, shared out over its pages. */
async function readAll(times: number): Promise<number[]> {
  const each: number[] = [];
  for (let n = 0; n < times; n++) {
    const queue = files[Symbol.iterator]();
    const lane = async (): Promise<void> => {
      for (const file of queue) {
        const startMs = performance.now();
        const { pages = 1 } = await readResume(file, { now: samplesNow });
        for (let page = 0; page < pages; page++) each.push((performance.now() - startMs) / pages);
      }
    };
    await Promise.all([lane(), lane()]);
  }
  return each;
}

async function readLong(): Promise<void> {
  const line = (page: number) => (_: unknown, i: number) => ({
    x: 40,
    y: 800 - i * 18,
    text: `第${page}页第${i}行:负责系统建设与维护`,
  });
  const pages = Array.from({ length: 100 }, (_, page) => Array.from({ length: 40 }, line(page)));
  print('hundredPages', round(await timeOf({ fileName: 'long.pdf', bytes: makeChinesePdf(pages) })), 'ms', '≤ 10000');
}

async function timeOf(file: { fileName: string; bytes: Uint8Array }): Promise<number> {
  const startMs = performance.now();
  await readResume(file, { now: samplesNow });
  return performance.now() - startMs;
}

function round(ms: number | undefined): number {
  return Math.round((ms ?? 0) * 10) / 10;
}

function print(metric: string, value: number, unit: string, aim: string | null): void {
  process.stdout.write(`${JSON.stringify({ bench: 'extract', metric, value, unit, aim })}\n`);
}
