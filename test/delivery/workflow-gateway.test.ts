import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import {
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type WorkflowBundle,
} from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkflowGateway, type WorkflowGateway } from '../../delivery/workflow-gateway.ts';
import { applicationWorkflowId, taskQueue, type DecisionInput } from '../../workflows/messages.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hub_gateway_'));
let server: ChildProcess;
let address: string;
let connection: Connection;
let native: NativeConnection;
let client: Client;
let gateway: WorkflowGateway;
let workflowBundle: WorkflowBundle;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function findTemporal(): string {
  const given = process.env['TEMPORAL_CLI'];
  const cached = path.join(homedir(), '.cache/throughline/temporal-1.5.1/temporal');
  return given ?? (existsSync(cached) ? cached : 'temporal');
}

beforeAll(async () => {
  const logger = new DefaultLogger('ERROR');
  Runtime.install({ logger });
  const workflowsPath = fileURLToPath(new URL('../support/gateway-workflow.ts', import.meta.url));
  workflowBundle = await bundleWorkflowCode({ workflowsPath, logger });
  const port = await freePort();
  address = `127.0.0.1:${port}`;
  const flags = [
    '--port',
    String(port),
    '--http-port',
    String(await freePort()),
    '--metrics-port',
    String(await freePort()),
  ];
  server = spawn(
    findTemporal(),
    ['server', 'start-dev', '--headless', '--log-level', 'never', '--db-filename', path.join(folder, 't.db'), ...flags],
    { stdio: 'ignore' },
  );
  for (let tries = 0; ; tries++) {
    try {
      connection = await Connection.connect({ address, connectTimeout: 1_000 });
      client = new Client({ connection });
      await client.workflow.count();
      break;
    } catch (error) {
      if (tries > 60) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
  gateway = createWorkflowGateway(client);
  native = await NativeConnection.connect({ address });
});

afterAll(async () => {
  await connection?.close();
  await native?.close();
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill();
  await gone;
  rmSync(folder, { recursive: true, force: true });
});

async function withWorker<T>(run: () => Promise<T>): Promise<T> {
  const worker = await Worker.create({ connection: native, taskQueue, workflowBundle });
  return worker.runUntil(run);
}

const answer = (outcome: string): DecisionInput => ({
  kind: 'taskAnswered',
  taskId: 't1',
  outcome,
  answerId: randomUUID(),
  actor: 'user/1',
});
const withdrawal = (): DecisionInput => ({ kind: 'withdrawn', requestId: randomUUID(), actor: 'user/1' });
const resultOf = (id: string) => client.workflow.getHandle(applicationWorkflowId(id)).result();

test('starting twice is one workflow, found by its search attributes; an ended one stays ended', async () => {
  const id = randomUUID();
  await Promise.all([1, 2, 3].map(() => gateway.startApplication(id, { jobId: `job-${id}`, departmentId: 'd1' })));
  const handle = client.workflow.getHandle(applicationWorkflowId(id));
  const { runId } = await handle.describe();
  await gateway.startApplication(id);
  expect((await handle.describe()).runId).toBe(runId);
  await expect
    .poll(async () => (await client.workflow.count(`HubJob = "job-${id}" AND HubDepartment = "d1"`)).count, {
      timeout: 10_000,
    })
    .toBe(1);
  await handle.terminate();
  await gateway.startApplication(id);
  expect((await handle.describe()).status.name).toBe('TERMINATED');
});

test('an ended or lost application goes on at its next step when that is named', async () => {
  const id = randomUUID();
  await gateway.startApplication(id);
  await client.workflow.getHandle(applicationWorkflowId(id)).terminate();
  expect(await gateway.isRunning(id)).toBe(false);
  expect(await gateway.signalInbox(id)).toBe('notFound');
  await gateway.startApplication(id, { nextSeq: 7 });
  expect(await gateway.isRunning(id)).toBe(true);
  expect(await gateway.signalInbox(id)).toBe('ok');
  await withWorker(async () => {
    await gateway.decide(id, randomUUID(), withdrawal());
    expect(await resultOf(id)).toEqual({ decided: 0, from: 7 });
  });
});

test('an application that never was is not found', async () => {
  const id = randomUUID();
  expect(await gateway.signalInbox(id)).toBe('notFound');
  expect(await gateway.isRunning(id)).toBe(false);
  await expect(gateway.decide(id, 'u', answer('pass'))).rejects.toMatchObject({ code: 'not_confirmed', status: 503 });
});

test('without a worker a decision is not confirmed after its time; sent again it takes effect once', async () => {
  const id = randomUUID();
  await gateway.startApplication(id);
  const began = Date.now();
  const decision = answer('pass');
  await expect(gateway.decide(id, 'same', decision, 800)).rejects.toMatchObject({ code: 'not_confirmed' });
  expect(Date.now() - began).toBeLessThan(3_000);
  await withWorker(async () => {
    const answers = await Promise.all([1, 2, 3].map(() => gateway.decide(id, 'same', decision)));
    expect(answers).toEqual([1, 2, 3].map(() => ({ accepted: true })));
    await gateway.decide(id, randomUUID(), withdrawal());
    expect(await resultOf(id)).toEqual({ decided: 1, from: 1 });
  });
});

test('a refusal of the workflow is told with its code, and after the end the application has ended', async () => {
  const id = randomUUID();
  await gateway.startApplication(id);
  await withWorker(async () => {
    expect(await gateway.decide(id, 'a', answer('refuse'))).toEqual({
      accepted: false,
      code: 'task_not_open',
      reason: 'It was answered before.',
    });
    await gateway.decide(id, 'b', withdrawal());
    await resultOf(id);
    expect(await gateway.decide(id, 'b', withdrawal())).toEqual({ accepted: true });
    await expect(gateway.decide(id, 'c', answer('pass'))).rejects.toMatchObject({
      code: 'application_ended',
      status: 409,
    });
  });
});

test('a server that is away is said to be away', async () => {
  const port = await freePort();
  const away = createWorkflowGateway(new Client({ connection: Connection.lazy({ address: `127.0.0.1:${port}` }) }));
  expect(await gateway.isReachable()).toBe(true);
  expect(await away.isReachable()).toBe(false);
  await expect(away.signalInbox('a')).rejects.toMatchObject({ code: 'temporal_unavailable', status: 503 });
});
