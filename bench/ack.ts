/**
 * Durable 202s per second and their latency at 64 connections, through the real webhook route, against a bare express +
 * knex insert of the same row; each a process of its own, on SQLite (synchronous=FULL) and on MariaDB, taking turns.
 * Every webhook is another one with its own signature, and afterwards each answered one must be in the database.
 */
import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import autocannon from 'autocannon';
import knexFactory from 'knex';
import { openDatabase } from '../db/connection.ts';
import { newWebhookSecret, signWebhook } from '../delivery/standard-webhooks.ts';

const connections = 64;
const rounds = Number(process.argv[2] ?? 3);
const perConnection = Number(process.argv[3] ?? 150);
const mysqlServer = process.env['HUB_TEST_MYSQL_URL'] ?? 'mysql://root@127.0.0.1:3306';

type Ready = { port: number; path: string; secret: string | null; orderIds: string[] };
type Measured = { rate: number; p50: number; p99: number };

for (const kind of ['sqlite', 'mariadb'] as const) {
  const results = { hub: [] as Measured[], bare: [] as Measured[] };
  try {
    for (let round = 0; round < rounds; round++) {
      // Who goes first changes, so that a machine that grows slower favours neither.
      const order = round % 2 === 0 ? (['bare', 'hub'] as const) : (['hub', 'bare'] as const);
      for (const which of order) results[which].push(await measure(kind, which));
    }
  } catch (error) {
    process.stderr.write(`${kind} was not measured: ${String(error)}\n`);
    continue;
  }
  const [hub, bare] = [middle(results.hub), middle(results.bare)];
  print(`${kind}.hubRate`, hub.rate, '202/s', null);
  print(`${kind}.bareRate`, bare.rate, '202/s', null);
  print(`${kind}.ratio`, Math.round((hub.rate / bare.rate) * 100) / 100, '', '≥ 0.7');
  print(`${kind}.hubP50`, hub.p50, 'ms', null);
  print(`${kind}.hubP99`, hub.p99, 'ms', null);
  print(`${kind}.bareP50`, bare.p50, 'ms', null);
  print(`${kind}.bareP99`, bare.p99, 'ms', null);
}

function print(metric: string, value: number, unit: string, aim: string | null): void {
  process.stdout.write(`${JSON.stringify({ bench: 'ack', metric, value, unit, aim })}\n`);
}

/** The round with the median rate. */
function middle(measured: Measured[]): Measured {
  const sorted = measured.toSorted((a, b) => a.rate - b.rate);
  const chosen = sorted[Math.floor(sorted.length / 2)];
  if (chosen === undefined) throw new Error('nothing was measured');
  return chosen;
}

async function measure(kind: 'sqlite' | 'mariadb', which: 'hub' | 'bare'): Promise<Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hub_bench_'));
  const name = `hub_bench_${randomBytes(4).toString('hex')}`;
  const url = kind === 'sqlite' ? `sqlite:${path.join(folder, 'hub.db')}` : `${mysqlServer}/${name}`;
  if (kind === 'mariadb') await onServer(`create database ${name}`);
  const program = path.join(import.meta.dirname, 'ack-servers', `${which}.ts`);
  const server = spawn(process.execPath, [program, url, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  try {
    const ready = await readReady(server.stdout, ended);
    await load(ready, 20);
    const result = await load(ready, perConnection);
    const failed = result.non2xx + result.errors + result.timeouts;
    if (failed > 0) throw new Error(`${failed} webhooks were not answered 202`);
    await requireRows(url, connections * (perConnection + 20));
    return { rate: Math.round(result['2xx'] / result.duration), p50: result.latency.p50, p99: result.latency.p99 };
  } finally {
    server.kill();
    await ended;
    if (kind === 'mariadb') await onServer(`drop database ${name}`);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readReady(output: NodeJS.ReadableStream, ended: Promise<unknown>): Promise<Ready> {
  const line = new Promise<string>((resolve) => createInterface({ input: output }).once('line', resolve));
  const first = await Promise.race([line, ended.then(() => null)]);
  if (first === null) throw new Error('the server ended before it was ready');
  return JSON.parse(first) as Ready;
}

/** Sends `each` webhooks over every connection, each of them new. */
async function load(ready: Ready, each: number): Promise<Awaited<ReturnType<typeof autocannon>>> {
  const secret = ready.secret ?? newWebhookSecret();
  let lane = 0;
  return autocannon({
    url: `http://127.0.0.1:${ready.port}`,
    connections,
    amount: connections * each,
    setupClient: (client) => {
      const orderId = ready.orderIds[lane++ % ready.orderIds.length] ?? '';
      client.setRequests(Array.from({ length: each }, () => webhook(ready.path, secret, orderId)));
    },
  });
}

function webhook(address: string, secret: string, externalId: string) {
  const id = randomUUID();
  const now = new Date();
  const orderId = `CV-${externalId.slice(-6)}`;
  const event = { id, type: 'interview.started', occurredAt: now.toISOString(), orderId, externalId, data: {} };
  const body = JSON.stringify(event);
  const headers = { 'content-type': 'application/json', ...signWebhook([secret], id, now, body) };
  return { method: 'POST', path: address, headers, body };
}

async function requireRows(url: string, expected: number): Promise<void> {
  const db = await openDatabase(url);
  try {
    const row = await db.knex('inbox').count<{ n: number }[]>({ n: '*' }).first();
    if (Number(row?.n) !== expected) throw new Error(`${expected} were answered 202, ${String(row?.n)} are kept`);
  } finally {
    await db.close();
  }
}

async function onServer(sql: string): Promise<void> {
  const server = new URL(mysqlServer);
  const connection = {
    host: server.hostname,
    port: Number(server.port || 3306),
    user: server.username,
    password: server.password,
  };
  const knex = knexFactory({ client: 'mysql2', connection });
  try {
    await knex.raw(sql);
  } finally {
    await knex.destroy();
  }
}
