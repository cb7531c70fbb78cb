import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connector, ConnectorContext } from '../../../connectors/contract.ts';
import { matrixCase, type Bench } from '../../../connectors/kit/bench.ts';
import { classifyByStatus } from '../../../connectors/kit/classify.ts';
import { answerShapeError, JsonReader } from '../../../connectors/kit/json.ts';
import { probeSafely } from '../../../connectors/kit/probe.ts';

type Token = { value: string; connectionId: string };

/** A connector whose credential is exchanged for a token, in three ways: right, and with each planted fault. */
export function makeTokenConnector(fault: 'none' | 'everyoneRefreshes' | 'oneCacheForAll'): Connector {
  const tokens = new Map<string, Promise<Token>>();
  const keyOf = (ctx: ConnectorContext): string => (fault === 'oneCacheForAll' ? 'all' : ctx.connectionId);
  const fetchToken = async (ctx: ConnectorContext): Promise<Token> => {
    const answer = await ctx.http.send({ method: 'POST', path: '/token', body: { secret: ctx.credentials['secret'] } });
    const value = new JsonReader(answer.body, answerShapeError('Tokenland', false)).string('token');
    return { value, connectionId: ctx.connectionId };
  };
  const currentToken = (ctx: ConnectorContext, stale?: string): Promise<Token> => {
    const key = keyOf(ctx);
    const known = tokens.get(key);
    const fresh = async (): Promise<Token> => {
      const token = await known?.catch(() => undefined);
      if (token !== undefined && token.value !== stale) return token;
      return fetchToken(ctx);
    };
    if (known !== undefined && stale === undefined) return known;
    const next =
      fault === 'everyoneRefreshes'
        ? fetchToken(ctx)
        : (refreshing.get(key) ?? fresh().finally(() => refreshing.delete(key)));
    if (fault !== 'everyoneRefreshes') refreshing.set(key, next);
    tokens.set(key, next);
    return next;
  };
  const refreshing = new Map<string, Promise<Token>>();
  const readName = async (ctx: ConnectorContext): Promise<string> => {
    const ask = (token: string) =>
      ctx.http.send({ method: 'GET', path: '/me', headers: { Authorization: `Bearer ${token}` } });
    const token = await currentToken(ctx);
    try {
      return new JsonReader((await ask(token.value)).body, answerShapeError('Tokenland', false)).string('name');
    } catch (error) {
      if ((error as { kind?: string }).kind !== 'reauth') throw error;
      const next = await currentToken(ctx, token.value);
      return new JsonReader((await ask(next.value)).body, answerShapeError('Tokenland', false)).string('name');
    }
  };
  return {
    manifest: {
      id: 'tokenland',
      vendor: 'Tokenland',
      kinds: ['crm'],
      allowedHosts: ['*'],
      dataClasses: ['internal'],
      region: 'nowhere',
      source: 'this file, 2026-11-22',
    },
    configSchema: {
      type: 'object',
      required: ['baseUrl'],
      properties: { baseUrl: { type: 'string' }, timeoutMs: { type: 'integer' } },
    },
    credentialsSchema: {
      type: 'object',
      required: ['secret'],
      properties: { secret: { type: 'string', 'x-secret': true } },
    },
    authorize: () => ({}),
    classify: (response) => classifyByStatus(response),
    probe: (ctx) => probeSafely(() => readName(ctx)),
    operations: {
      'crm.listOpportunities': {
        safety: 'read',
        timeoutMs: 10_000,
        run: async (ctx) => {
          await readName(ctx);
          return [];
        },
      },
    },
  };
}

/** The vendor of it: gives a token for the right secret, and forgets all of them when told to. */
export async function openTokenVendor(): Promise<Bench> {
  const secret = 'the-secret-of-tokenland';
  let valid = new Set<string>();
  const server = createServer((req, res) => {
    const answer = (status: number, body: unknown): void => {
      res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    };
    void readBody(req).then((text) => {
      if (req.url === '/token') {
        if ((JSON.parse(text) as { secret?: string }).secret !== secret) return answer(401, {});
        const token = randomUUID();
        valid.add(token);
        return answer(200, { token });
      }
      const shown = (req.headers.authorization ?? '').replace('Bearer ', '');
      return valid.has(shown) ? answer(200, { name: 'Tokenland' }) : answer(401, {});
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    against: 'sandbox',
    connection: {
      id: `tokenland-${randomUUID()}`,
      config: { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
      credentials: { secret },
    },
    badCredentials: { secret: 'not-the-secret' },
    answers: { throttled: empty(429), failed: empty(500), unauthorized: empty(401) },
    effects: async () => [],
    cases: [
      matrixCase({
        operation: 'crm.listOpportunities',
        prepare: async () => ({ departmentId: 'd', limit: 1 }),
        effects: [],
        secrets: [secret],
      }),
    ],
    tokens: {
      expire: async () => void (valid = new Set()),
      isTokenRequest: (exchange) => exchange.path === '/token',
    },
    async stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const empty = (status: number): { status: number; body: unknown } => ({ status, body: {} });

async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
