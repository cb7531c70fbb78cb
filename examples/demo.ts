/**
 * Sends twenty made-up people through the standard process of a hub that runs, and shows them moving:
 *
 *     npm run demo [-- COUNT] [-- --at-once 6] [-- --plain]
 *
 * Most are hired; some are turned down by a person, one declines the offer, one withdraws, one does not take the test
 * in time, one objects and is heard. It plays everybody through the API alone (hiring-team.ts). Exit code 0 only when each
 * application ended as its story says. HUB_URL, HUB_API_KEY and HUB_DATA_DIR tell where the hub is, as for first-journey.ts.
 */
import { parseArgs } from 'node:util';
import { Board, type Row } from './demo/board.ts';
import { makeCandidates } from './demo/candidates.ts';
import { statusOf, stories, type DemoJobs } from './demo/stories.ts';
import { publishHastyProcess } from './endings.ts';
import { HiringTeam } from './hiring-team.ts';
import { Journey } from './journey.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'at-once': { type: 'string', default: '6' }, plain: { type: 'boolean', default: false } },
});
const count = Number(positionals[0] ?? 20);
const atOnce = Number(values['at-once']);
if (!Number.isInteger(count) || count < 1 || count > 20 || !Number.isInteger(atOnce) || atOnce < 1) {
  console.error('Usage: npm run demo [-- COUNT (1 to 20)] [--at-once N] [--plain]');
  process.exit(2);
}

const administrator = await Journey.connect(process.env, { role: 'administrator', waitMs: 180_000 }).catch(
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
const team = await HiringTeam.gather(administrator);
const candidates = makeCandidates(count);
console.log('The department asks for people, HR approves, IT sets the job up …');
const jobs: DemoJobs = {
  // As many places as people: a job whose places are filled takes no more applications.
  standard: (await team.openJob({ headcount: count })).id,
  hasty: candidates.some(({ ending }) => ending === 'expired')
    ? (await team.openJob({ processId: await publishHastyProcess(team) })).id
    : '',
};
const { definition } = await team.hr.get<{
  definition: { stages: { stageId: string; label: { en: string; zh: string } }[] };
}>('/processes/standard/versions/1');

const isTerminal = process.stdout.isTTY && !values.plain;
const board = new Board({
  hub: team.hr,
  candidates,
  stages: definition.stages,
  language: /^zh/.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'zh' : 'en',
  terminal: isTerminal ? { columns: process.stdout.columns, isColoured: (process.env['NO_COLOR'] ?? '') === '' } : null,
  write: (text) => process.stdout.write(text),
});
const startedMs = Date.now();
board.start();

const waiting = [...board.rows];
const failures: string[] = [];
/** Takes one candidate after the other until none is left. */
async function play(): Promise<void> {
  for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
    await playOne(row).catch((error: unknown) => failures.push(`${row?.candidate.name}: ${String(error)}`));
  }
}

async function playOne(row: Row): Promise<void> {
  const { ending, resume } = row.candidate;
  // A team of their own: it remembers which review it is at.
  await stories[ending](new HiringTeam(team), jobs, new TextEncoder().encode(resume), (id) => board.follow(row, id));
  const { status } = await team.hr.waitForEnd(row.applicationId ?? '');
  if (status !== statusOf[ending]) throw new Error(`ended as ${status}, and the story is: ${ending}`);
}

await Promise.all(Array.from({ length: Math.min(atOnce, count) }, play));
await board.stop();

console.log(`\n${count} candidates in ${Math.round((Date.now() - startedMs) / 1000)} s`);
for (const [ending, rows] of Map.groupBy(board.rows, ({ candidate }) => candidate.ending)) {
  const names = rows.map(({ candidate }) => candidate.name).join(', ');
  const byWhom = ending === 'rejected' ? ` (by: ${[...new Set(rows.map((row) => row.rejectedBy))].join(', ')})` : '';
  console.log(`  ${ending.padEnd(10)} ${String(rows.length).padStart(2)}  ${names}${byWhom}`);
}
for (const failure of failures) console.error(`NOT AS TOLD  ${failure}`);
console.log(`Look at them: ${team.hr.url}`);
process.exit(failures.length === 0 ? 0 : 1);
