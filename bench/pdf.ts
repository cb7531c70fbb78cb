/** @file Offer letters and reports drawn per second, two at a time, and what they take. `npm run bench -- pdf [LETTERS]`. */
import { loadOfferTemplate } from '../documents/letters/load-letter-template.ts';
import { renderLetter } from '../documents/letters/render-letter.ts';
import { renderReport } from '../documents/reports/render-report.ts';
import { printNow, sampleFacts, sampleReport } from '../documents/testing/print-samples.ts';

const count = Number(process.argv[2] ?? 400);
const print = (metric: string, value: number, unit: string, aim: string | null = null): void => {
  console.log(JSON.stringify({ bench: 'pdf', metric, value: Math.round(value * 10) / 10, unit, aim }));
};
const template = await loadOfferTemplate('zh');

const firstAt = performance.now();
await renderLetter(template, sampleFacts, 'zh', printNow);
print('firstLetter', performance.now() - firstAt, 'ms');

await measure('letter', count, async (i) => {
  // No two are the same, as in life.
  const facts = { ...sampleFacts, offer: { ...sampleFacts.offer, version: i + 1 } };
  return (await renderLetter(template, facts, 'zh', printNow)).bytes.length;
});
await measure(
  'report',
  Math.ceil(count / 4),
  async () => (await renderReport(sampleReport, 'zh', printNow)).bytes.length,
);
print('memory', process.memoryUsage.rss() / 2 ** 20, 'MiB');

async function measure(name: string, rounds: number, draw: (index: number) => Promise<number>): Promise<void> {
  const each: number[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < rounds) {
      const begun = performance.now();
      const size = await draw(next++);
      if (size < 10_000) throw new Error(`A ${name} of ${size} bytes holds no fonts.`);
      each.push(performance.now() - begun);
    }
  };
  const begun = performance.now();
  await Promise.all([lane(), lane()]);
  print(`${name}sPerSecond`, rounds / ((performance.now() - begun) / 1000), '1/s');
  each.sort((a, b) => a - b);
  print(`${name}P50`, each[Math.floor(each.length * 0.5)] ?? 0, 'ms');
  print(`${name}P99`, each[Math.floor(each.length * 0.99)] ?? 0, 'ms');
}
