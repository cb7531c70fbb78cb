/**
 * @file 300 applications through first.yaml with the sandbox answering at once, against a bare Temporal workflow that makes
 * the same external effects and nothing else, on the same Temporal server in the same run. `npm run bench -- journey-first [N]`.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { Journey } from '../examples/journey.ts';
import { startHub } from '../scripts/lib/supervisor.mjs';
import { EventTail } from './support/event-tail.ts';
import { countActions } from './support/count-actions.ts';
import { cpuMsByProcess, createPrinter, inLanes, rssMiB } from './support/measure.ts';

const count = Number(process.argv[2] ?? 300);
const lanes = 24;
const dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-bench-'));
const print = createPrinter('journey-first');

const hub = await startHub({ dataDir, env: { HUB_LOG_LEVEL: 'warn' } });
const tokens = JSON.parse(readFileSync(path.join(dataDir, 'sandbox', 'secrets.json'), 'utf8')) as Record<
  'controlToken' | 'interviewToken' | 'ehrToken' | 'mailToken',
  string
>;
const sandboxUrl = hub.urls.sandbox ?? '';
const settings = await fetch(`${sandboxUrl}/_control/settings`, {
  method: 'PUT',
  headers: { 'content-type': 'application/json', 'x-control-token': tokens.controlToken },
  body: JSON.stringify({
    instant: true,
    autoAnswer: { en: 'In 2024 I led 5 people; for example we cut waiting from 30 to 12 minutes.', zh: '我负责' },
  }),
});
if (!settings.ok) throw new Error(`The sandbox refused its settings: ${settings.status}`);
const temporal = new Client({ connection: await Connection.connect({ address: hub.temporalAddress }) });

try {
  const bareRate = await runBare();
  const { rate, ids } = await runHub();
  print('bareApplicationsPerSecond', bareRate, '1/s');
  print('hubApplicationsPerSecond', rate, '1/s');
  print('ratio', rate / bareRate, 'hub/bare', '≥ 0.7');
  const counts = await Promise.all(ids.slice(0, 40).map((id) => countActions(temporal, `application/${id}`)));
  const mean = (of: (c: (typeof counts)[number]) => number): number =>
    counts.reduce((sum, c) => sum + of(c), 0) / counts.length;
  print(
    'actionsPerApplication',
    mean((c) => c.actions),
    'actions',
    '≤ 20',
  );
  print(
    'eventsPerApplication',
    mean((c) => c.events),
    'events',
  );
  for (const [name, pid] of Object.entries(hub.pids())) print(`${name}RssMiB`, rssMiB(pid), 'MiB');
} finally {
  await temporal.connection.close();
  await hub.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function runBare(): Promise<number> {
  const port = hub.ports.hub + 1000;
  const options = {
    ...tokens,
    sandboxUrl,
    notifyUrl: `http://127.0.0.1:${port}/`,
    temporalAddress: hub.temporalAddress,
    port,
  };
  const child = fork(fileURLToPath(new URL('./bare-first/worker.ts', import.meta.url)), [JSON.stringify(options)]);
  try {
    await new Promise((ready, failed) => child.once('message', ready).once('exit', failed));
    const run = async (index: number, label: string): Promise<void> => {
      const handle = await temporal.workflow.start('bareJourney', {
        taskQueue: 'bare-first',
        workflowId: `bare-${label}-${index}`,
        args: [`bare-${label}-${index}`],
      });
      // The decision may come at any time after the report; here at once, as the hub's reviewer does.
      await handle.signal('decision');
      await handle.result();
    };
    await run(0, 'warm-up');
    const startedAt = performance.now();
    await inLanes(lanes, count, (index) => run(index, 'timed'));
    return count / ((performance.now() - startedAt) / 1000);
  } finally {
    child.kill('SIGKILL');
  }
}

async function runHub(): Promise<{ rate: number; ids: string[] }> {
  const journey = await Journey.connect({
    HUB_URL: hub.urls.hub,
    HUB_DATA_DIR: dataDir,
    DATABASE_URL: `sqlite:${path.join(dataDir, 'hub.db')}`,
  });
  const job = await journey.openJob();
  const resume = (label: string): Buffer =>
    Buffer.from(
      `${label} Li\n${label.toLowerCase()}@example.com\n\nExperience\nAcme Ltd, Sales Manager, 2015-01 - 2023-01\n\nEducation\nFudan University, Bachelor of Arts, 2010 - 2014\n`,
    );
  const ids: string[] = [];
  const run = async (label: string): Promise<string> => {
    const { id } = await journey.apply(
      job.id,
      resume(label),
      'cv.txt',
      { workPermit: true },
      { candidate: { formattedName: `${label} Li`, emails: [`${label.toLowerCase()}@example.com`] } },
    );
    const task = await tail.wait(id, 'task.opened');
    await journey.decide(String(task['taskId']), 'pass', ['communication']);
    await tail.wait(id, 'decision');
    await tail.wait(id, 'result');
    await tail.wait(id, 'application.ended');
    return id;
  };
  const tail = await EventTail.open(hub.urls.hub, journey.apiKey);
  await run('Warmup');
  const before = cpuMsByProcess(hub.pids());
  const startedAt = performance.now();
  await inLanes(lanes, count, async (index) => void ids.push(await run(`Candidate${index}`)));
  const rate = count / ((performance.now() - startedAt) / 1000);
  const after = cpuMsByProcess(hub.pids());
  for (const name of Object.keys(after))
    print(`${name}CpuPerApplication`, ((after[name] ?? 0) - (before[name] ?? 0)) / count, 'ms');
  tail.stop();
  await sleep(1500);
  return { rate, ids };
}
