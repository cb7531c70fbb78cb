/**
 * @file Records histories of the driver as it is now, one for each way an application goes: `node test/replay/record.ts`.
 * Run it when a released driver gets a new way; the old files stay, since such histories may still be running somewhere.
 * Payloads are stored opened (they hold ids alone), so that the replay needs no keys.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import { loadConfig } from '../../config.ts';
import { endings } from '../../examples/endings.ts';
import { HiringTeam } from '../../examples/hiring-team.ts';
import { Journey } from '../../examples/journey.ts';
import { startHub } from '../../scripts/lib/supervisor.mjs';
import { resolveTemporal } from '../../scripts/lib/temporal-cli.mjs';
import { createWiring } from '../../wiring.ts';

const driver = 'v2';
const dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-record-'));
const hub = await startHub({ dataDir });
const database = `sqlite:${path.join(dataDir, 'hub.db')}`;
const journey = await Journey.connect({ HUB_URL: hub.urls.hub, HUB_DATA_DIR: dataDir, DATABASE_URL: database });
const tokens = JSON.parse(readFileSync(path.join(dataDir, 'sandbox', 'secrets.json'), 'utf8')) as {
  controlToken: string;
};
const control = (address: string, method: string, body?: unknown): Promise<Response> =>
  fetch(`${hub.urls.sandbox}/_control${address}`, {
    method,
    headers: { 'x-control-token': tokens.controlToken, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const cv = (name: string): Buffer =>
  Buffer.from(
    `${name} Li\n${name.toLowerCase()}@example.com\n\nExperience\nAcme Ltd, Manager, 2015-01 - 2023-01\n\nEducation\nFudan University, Bachelor of Arts, 2010 - 2014\n`,
  );
let number = 0;
async function apply(answers: Record<string, unknown> = { workPermit: true }): Promise<string> {
  number += 1;
  const job = await journey.openJob();
  return (await journey.apply(job.id, cv(`Person${'abcdefghijklm'[number] ?? 'z'}`), 'cv.txt', answers)).id;
}

async function toReview(): Promise<{ id: string; taskId: string }> {
  const id = await apply();
  const { url } = await journey.waitForInvitation(id);
  await journey.takeInterview(url);
  return { id, taskId: (await journey.waitForTask(id, 'reviewInterview')).id };
}

const ways: Record<string, () => Promise<string>> = {
  async hired() {
    const { id, taskId } = await toReview();
    await journey.decide(taskId, 'pass', ['communication']);
    return id;
  },
  async 'rejected-by-reviewer'() {
    const { id, taskId } = await toReview();
    await journey.decide(taskId, 'fail', ['communication']);
    return id;
  },
  'declined-on-knock-out': () => apply({ workPermit: false }),
  async 'screened-by-a-person'() {
    const id = await apply({});
    const task = await journey.waitForTask(id, 'reviewScreening');
    await journey.request('POST', `/tasks/${task.id}/complete`, { outcome: 'fail', comments: 'No.' });
    return id;
  },
  async withdrawn() {
    const id = await apply();
    await journey.waitForInvitation(id);
    await journey.request('POST', `/applications/${id}/withdraw`, {});
    return id;
  },
  async 'call-retried'() {
    await control('/faults', 'PUT', { system: 'mail', fault: 'errorIn200', times: null });
    await control('/settings', 'PUT', { instant: true });
    const id = await apply();
    await journey.until(
      'the order',
      async () => (await journey.get<{ items: unknown[] }>(`/applications/${id}/interview-orders`)).items[0],
    );
    await control('/faults', 'DELETE');
    const { url } = await journey.waitForInvitation(id);
    await journey.takeInterview(url);
    const task = await journey.waitForTask(id, 'reviewInterview');
    await journey.decide(task.id, 'pass', ['communication']);
    return id;
  },
};

/** The ten stages, gone through to one of their endings. */
async function walkWhole(ending: 'started' | 'withdrawn', atReview?: () => Promise<void>): Promise<string> {
  const team = await HiringTeam.gather(
    await Journey.connect(
      { HUB_URL: hub.urls.hub, HUB_DATA_DIR: dataDir, DATABASE_URL: database },
      { role: 'administrator' },
    ),
  );
  number += 1;
  const name = `Whole${'abcdefghijklm'[number] ?? 'z'}`;
  await atReview?.();
  await endings[ending](team, cv(name), 'cv.txt');
  const { items } = await journey.get<{ items: { id: string }[] }>('/applications?limit=1');
  return items[0]?.id ?? '';
}

ways['whole-journey'] = () => walkWhole('started');
ways['whole-journey-undone'] = () => walkWhole('withdrawn');
// A call that fails at first goes on by itself, while those made together with it are done.
ways['whole-journey-failing-mail'] = () =>
  walkWhole('started', async () => {
    await control('/faults', 'PUT', { system: 'mail', fault: '500', times: 3 });
    await control('/faults', 'PUT', { system: 'ehr', fault: '500', times: 3 });
  });

const wiring = await createWiring(loadConfig({ HUB_DATA_DIR: dataDir, DATABASE_URL: database }), 'record');
const codec = wiring.dataConverter.payloadCodecs?.[0] as PayloadCodec;
const client = new Client({
  connection: await Connection.connect({ address: hub.temporalAddress }),
  dataConverter: wiring.dataConverter,
});

type Encoded = { metadata: Record<string, string>; data?: string };
const isPayload = (node: object): node is Encoded =>
  'metadata' in node && typeof (node as Encoded).metadata?.['encoding'] === 'string';
const toBase64 = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('base64');

/** Opens every sealed payload below a part of a history in JSON. */
async function openPayloads(node: unknown): Promise<void> {
  if (typeof node !== 'object' || node === null) return;
  if (!isPayload(node)) return void (await Promise.all(Object.values(node).map(openPayloads)));
  const metadata = Object.fromEntries(
    Object.entries(node.metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')]),
  );
  const [opened] = await codec.decode([{ metadata, data: Buffer.from(node.data ?? '', 'base64') }]);
  node.metadata = Object.fromEntries(
    Object.entries(opened?.metadata ?? {}).map(([name, value]) => [name, toBase64(value)]),
  );
  node.data = toBase64(opened?.data);
}

const temporal = await resolveTemporal();
if (temporal.kind !== 'binary') throw new Error('Recording needs the Temporal CLI.');

function showHistory(workflowId: string): { events: unknown[] } {
  const args = ['workflow', 'show', '--workflow-id', workflowId, '--address', hub.temporalAddress, '--output', 'json'];
  return JSON.parse(
    execFileSync(temporal.kind === 'binary' ? temporal.path : '', args, { encoding: 'utf8', maxBuffer: 64e6 }),
  ) as { events: unknown[] };
}

try {
  for (const [way, play] of Object.entries(ways)) {
    const id = await play();
    await journey.waitForEnd(id);
    await client.workflow.getHandle(`application/${id}`).result();
    const history = showHistory(`application/${id}`);
    await openPayloads(history);
    const file = new URL(`./histories/${driver}.${way}.json`, import.meta.url);
    writeFileSync(file, `${JSON.stringify(history, null, 1)}\n`);
    console.log(`${way}: ${history.events.length} events`);
  }
} finally {
  await client.connection.close();
  await wiring.close();
  await hub.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
