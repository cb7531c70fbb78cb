import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ConnectorContext } from '../contract.ts';

const inside = new AsyncLocalStorage<'connector' | 'kit'>();

/** Node's own notes of every request and socket that somebody opens, by the built-in fetch, `node:http(s)` or `node:net`. */
const channels = ['undici:request:create', 'http.client.request.created', 'net.client.socket'] as const;

/** Runs a connector's code and counts what it opens to the network by itself, past `ctx.http`. */
export async function watchWayOut<T>(
  ctx: ConnectorContext,
  task: (ctx: ConnectorContext) => Promise<T>,
): Promise<{ result: T; opened: string[] }> {
  const opened: string[] = [];
  const handlers = channels.map((channel) => ({
    channel,
    handler: () => {
      if (inside.getStore() === 'connector') opened.push(channel);
    },
  }));
  for (const { channel, handler } of handlers) subscribe(channel, handler);
  try {
    const { smtp } = ctx;
    const watched: ConnectorContext = {
      ...ctx,
      http: { send: (request, allow) => inside.run('kit', () => ctx.http.send(request, allow)) },
      ...(smtp === undefined
        ? {}
        : {
            smtp: {
              send: (mail) => inside.run('kit', () => smtp.send(mail)),
              verify: () => inside.run('kit', () => smtp.verify()),
            },
          }),
    };
    return { result: await inside.run('connector', () => task(watched)), opened };
  } finally {
    for (const { channel, handler } of handlers) unsubscribe(channel, handler);
  }
}
