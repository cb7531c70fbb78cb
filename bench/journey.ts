/**
 * @file Applications through all ten stages of standard.yaml with the sandbox answering at once, against a bare Temporal
 * workflow that makes the same external effects and nothing else, on the same Temporal server, taking turns in the same run.
 * `npm run bench -- journey [N]`, 100 by default and at most 300: so many interview times there are.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { startHub } from '../scripts/lib/supervisor.mjs';
import type { Step } from './bare-journey/steps.ts';
import { BareJourney } from './support/bare-journey.ts';
import { countActions } from './support/count-actions.ts';
import { HubJourney } from './support/hub-journey.ts';
import { cpuMsByProcess, createPrinter, inLanes, rssMiB } from './support/measure.ts';

const count = Number(process.argv[2] ?? 100);
const lanes = 16;
const turns = count >= 40 ? 2 : 1;
const perTurn = Math.ceil(count / turns);
const print = createPrinter('journey');
const dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-bench-'));
/** The supervisor keeps NODE_OPTIONS from its children; these reach them, e.g. `--cpu-prof --cpu-prof-dir=/tmp/profiles`. */
const { BENCH_NODE_OPTIONS: nodeOptions } = process.env;
const profiling = nodeOptions === undefined ? {} : { NODE_OPTIONS: nodeOptions };
const hub = await startHub({ dataDir, env: { HUB_LOG_LEVEL: 'warn', ...profiling } });
const secrets = JSON.parse(readFileSync(path.join(dataDir, 'sandbox', 'secrets.json'), 'utf8')) as Record<
  string,
  string
>;
const temporal = new Client({ connection: await Connection.connect({ address: hub.temporalAddress }) });

/** What the turns of one side took together. */
class Side {
  seconds = 0;
  readonly cpuMs: Record<string, number> = {};

  async measure(pids: () => Record<string, number | undefined>, work: (index: number) => Promise<void>): Promise<void> {
    const before = cpuMsByProcess(pids());
    const startedAt = performance.now();
    await inLanes(lanes, perTurn, work);
    this.seconds += (performance.now() - startedAt) / 1000;
    const after = cpuMsByProcess(pids());
    for (const name of Object.keys(after))
      this.cpuMs[name] = (this.cpuMs[name] ?? 0) + (after[name] ?? 0) - (before[name] ?? 0);
  }

  get perSecond(): number {
    return (turns * perTurn) / this.seconds;
  }
}

const stops: (() => void)[] = [];
try {
  await answerAtOnce();
  const journey = await HubJourney.open(
    temporal,
    { HUB_URL: hub.urls.hub, HUB_DATA_DIR: dataDir, DATABASE_URL: `sqlite:${path.join(dataDir, 'hub.db')}` },
    turns * perTurn + lanes,
  );
  stops.push(() => journey.stop());
  const first = await journey.walk('Warmup');
  const pdfFile = path.join(dataDir, 'letter.pdf');
  writeFileSync(pdfFile, await journey.readLetter(first));
  const port = hub.ports.hub + 1000;
  const bare = await BareJourney.open(temporal, {
    sandboxUrl: hub.urls.sandbox ?? '',
    secrets,
    notifyBase: `http://127.0.0.1:${port}`,
    pdfFile,
    temporalAddress: hub.temporalAddress,
    port,
  });
  stops.push(() => bare.stop());
  await bare.walk('bare-warmup', await journey.listSteps(first));
  const warm = lanes / 4;
  await inLanes(warm, warm, async (index) => void (await journey.walk(`Warmup${index}`)));
  await inLanes(warm, warm, async (index) => bare.walk(`bare-warmup-${index}`, await journey.listSteps(first)));

  const sides = { hub: new Side(), bare: new Side() };
  const ids: string[] = [];
  const made: Step[][] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const begunAt = ids.length;
    await sides.hub.measure(hub.pids, async (index) => void ids.push(await journey.walk(`Candidate${turn}x${index}`)));
    for (const id of ids.slice(begunAt)) made.push(await journey.listSteps(id));
    // Each bare workflow makes what one application of the hub made.
    await sides.bare.measure(
      () => ({ ...hub.pids(), bareWorker: bare.pid }),
      (index) => bare.walk(`bare-${turn}-${index}`, made[begunAt + index] ?? []),
    );
  }
  print('hubApplicationsPerSecond', sides.hub.perSecond, '1/s');
  print('bareApplicationsPerSecond', sides.bare.perSecond, '1/s');
  print('ratio', sides.hub.perSecond / sides.bare.perSecond, 'hub/bare', '≥ 0.7');
  print('effectsPerApplication', made.reduce((sum, steps) => sum + steps.length, 0) / made.length, 'effects');
  await printActions('', 'application/', ids.slice(0, 40), '≤ 40');
  const bareIds = Array.from({ length: Math.min(20, perTurn) }, (_, index) => `bare-0-${index}`);
  await printActions('bare', '', bareIds);
  print('bookingConflicts', journey.conflicts, 'bookings');
  for (const [side, { cpuMs }] of Object.entries(sides))
    for (const [name, ms] of Object.entries(cpuMs))
      print(`${side}.${name}CpuPerApplication`, ms / (turns * perTurn), 'ms');
  for (const [name, pid] of Object.entries({ ...hub.pids(), bareWorker: bare.pid }))
    print(`${name}RssMiB`, rssMiB(pid), 'MiB');
} finally {
  for (const stop of stops) stop();
  await temporal.connection.close();
  await hub.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

/** Vendors answer themselves, and nothing takes its time. */
async function answerAtOnce(): Promise<void> {
  const response = await fetch(`${hub.urls.sandbox ?? ''}/_control/settings`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'x-control-token': secrets['controlToken'] ?? '' },
    body: JSON.stringify({
      instant: true,
      autoAnswer: { en: 'In 2024 I led 5 people; for example we cut waiting from 30 to 12 minutes.', zh: '我负责' },
    }),
  });
  if (!response.ok) throw new Error(`The sandbox refused its settings: ${response.status}`);
}

/** The mean of what workflows cost at Temporal. */
async function printActions(side: string, prefix: string, workflowIds: string[], aim?: string): Promise<void> {
  const counts = await Promise.all(workflowIds.map((id) => countActions(temporal, `${prefix}${id}`)));
  const mean = (of: (c: (typeof counts)[number]) => number): number =>
    counts.reduce((sum, c) => sum + of(c), 0) / counts.length;
  const name = (metric: string): string =>
    side === '' ? metric : `${side}${metric[0]?.toUpperCase() ?? ''}${metric.slice(1)}`;
  print(
    name('actionsPerApplication'),
    mean((c) => c.actions),
    'actions',
    aim,
  );
  print(
    name('actionsWithoutLocal'),
    mean((c) => c.actions - c.local),
    'actions',
  );
  print(
    name('eventsPerApplication'),
    mean((c) => c.events),
    'events',
  );
}
