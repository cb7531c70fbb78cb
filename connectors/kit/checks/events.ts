import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { InboundEvent } from '../../../schemas/types.ts';
import type { Acknowledgement, RawWebhook } from '../../contract.ts';
import { findOutputFaults } from '../operation-outputs.ts';
import { runWebhookCases } from '../webhook-cases.ts';
import type { CheckAt, CheckResult } from './check-at.ts';

const EVENTS_WITHIN_MS = 15_000;

/** Good webhooks are taken, all others refused. */
export function checkWebhooks(at: CheckAt): CheckResult {
  const { webhooks } = at.bench;
  if (webhooks === undefined) {
    return { findings: ['webhooks: the bench has no webhook and no reason why not'], skips: [] };
  }
  const { cases, findings } = runWebhookCases({
    ...webhooks,
    connector: at.connector,
    config: at.bench.connection.config,
  });
  const skips = Object.entries(webhooks.skips ?? {}).map(([name, reason]) => ({ check: `webhook:${name}`, reason }));
  return { findings, webhooks: cases, skips };
}

/** A change told by webhook is told by poll under the same key and in the same words. */
export async function checkEvents(at: CheckAt): Promise<CheckResult> {
  const source = at.connector.events;
  const { change } = at.bench;
  if (source === undefined) return { findings: [], skips: [] };
  if (change === undefined)
    return { findings: ['events: the bench makes no change and has no reason why not'], skips: [] };
  if (source.poll === undefined) {
    return { findings: ['events: there is no poll for lost webhooks, and no reason why not'], skips: [] };
  }
  const findings: string[] = [];
  const start = (await pollAll(at, null)).next;
  const receiver = await startReceiver(source.acknowledgement);
  try {
    await change.provoke(receiver.url);
    const endsAt = performance.now() + EVENTS_WITHIN_MS;
    while (receiver.received.length < change.webhooks && performance.now() < endsAt) await wait(50);
    if (receiver.received.length < change.webhooks) findings.push('events: the expected webhooks did not come');
    const heard = receiver.received.flatMap((raw) => {
      source.verify(raw, at.bench.connection.credentials, new Date());
      return source.parse(raw, at.context().config);
    });
    const polled = await pollAll(at, start);
    const again = await pollAll(at, start);
    const keys = (events: InboundEvent[]): string[] => events.map((event) => event.dedupeKey);
    const byKey = new Map(polled.events.map((event) => [event.dedupeKey, JSON.stringify(event)]));
    const missing = heard.filter((event) => !byKey.has(event.dedupeKey));
    if (missing.length > 0) findings.push(`events: ${missing.length} webhooks have keys that no polled event has`);
    const differing = heard.filter(
      (event) => byKey.has(event.dedupeKey) && byKey.get(event.dedupeKey) !== JSON.stringify(event),
    );
    if (differing.length > 0) findings.push('events: the polled event is not the same as the webhook of its key');
    if (new Set(keys(heard)).size < Math.min(change.webhooks, heard.length))
      findings.push('events: two changes share a dedupe key');
    if (!keys(polled.events).every((key) => keys(again.events).includes(key))) {
      findings.push('events: polling again from the same cursor gives other keys');
    }
    for (const event of heard) {
      findOutputFaults('interview.events', [event]).forEach((fault) => findings.push(`events: ${fault}`));
    }
  } finally {
    receiver.stop();
  }
  return { findings, skips: [] };
}

async function pollAll(at: CheckAt, cursor: string | null): Promise<{ events: InboundEvent[]; next: string | null }> {
  const events: InboundEvent[] = [];
  for (let pages = 0; pages < 1000; pages++) {
    const page = await at.connector.events?.poll?.(at.context(), cursor);
    if (page === undefined) break;
    events.push(...page.events);
    if (page.next === cursor) break;
    cursor = page.next;
  }
  return { events, next: cursor };
}

async function startReceiver(
  acknowledgement: Acknowledgement = { status: 202, mediaType: 'application/json', body: '{}' },
): Promise<{ url: string; received: RawWebhook[]; stop: () => void }> {
  const received: RawWebhook[] = [];
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const headers = Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, String(value)]));
      const query = Object.fromEntries(new URL(req.url ?? '/', 'http://kit').searchParams);
      received.push({ bytes: Buffer.concat(chunks), headers, query });
      res.writeHead(acknowledgement.status, { 'Content-Type': acknowledgement.mediaType }).end(acknowledgement.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/kit`,
    received,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
