/** @file How long a hub that was set up before takes from `start` to ready, and to stop. `npm run bench -- start [ROUNDS]`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startHub } from '../scripts/lib/supervisor.mjs';

const rounds = Number(process.argv[2] ?? 3);
const dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-start-'));
const print = (metric: string, ms: number, aim: string | null): void => {
  console.log(JSON.stringify({ bench: 'start', metric, value: Number((ms / 1000).toFixed(2)), unit: 's', aim }));
};
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Starts and stops the hub once; both times in milliseconds. */
async function startAndStop(): Promise<{ startMs: number; stopMs: number }> {
  const begun = performance.now();
  const hub = await startHub({ dataDir, env: { HUB_LOG_LEVEL: 'warn' } });
  const ready = performance.now();
  await hub.stop();
  return { startMs: ready - begun, stopMs: performance.now() - ready };
}

try {
  print('firstStart', (await startAndStop()).startMs, null);
  const later: { startMs: number; stopMs: number }[] = [];
  for (let round = 0; round < rounds; round += 1) later.push(await startAndStop());
  print('secondStartMedian', median(later.map((r) => r.startMs)), '≤ 15');
  print('stopMedian', median(later.map((r) => r.stopMs)), '≤ 5');
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
