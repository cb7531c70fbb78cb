import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { TestHub } from './hub.ts';

/** A subscriber of the hub's own events: what it was told, each signature checked by the reference implementation. */
export type EventReceiver = {
  /** Ids of the events received, with how often each came. */
  received: Map<string, number>;
  /** Deliveries whose signature did not fit. */
  refused: number;
  close: () => Promise<void>;
};

/** Subscribes to every event of the hub. */
export async function subscribe(hub: TestHub): Promise<EventReceiver> {
  const state: EventReceiver = { received: new Map(), refused: 0, close: async () => undefined };
  let verifier: Webhook | null = null;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      try {
        const body = Buffer.concat(parts).toString('utf8');
        const event = verifier?.verify(body, request.headers as Record<string, string>) as { id: string };
        state.received.set(event.id, (state.received.get(event.id) ?? 0) + 1);
        response.writeHead(204).end();
      } catch {
        state.refused += 1;
        response.writeHead(401).end();
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  state.close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  const admin = await hub.as('administrator');
  const { secret } = await admin.request<{ secret: string }>('POST', '/webhook-subscriptions', {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
  });
  verifier = new Webhook(secret);
  return state;
}
