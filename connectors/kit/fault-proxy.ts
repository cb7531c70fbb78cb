import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { WireFault } from './fault-matrix.ts';

/** How a vendor words one answer that says no; the body is sent as JSON. */
export type VendorAnswer = { status: number; body: unknown };

/** The vendor's own words for what a fault makes it say; from its documentation. Undefined where it never says so. */
export type VendorAnswers = {
  throttled: VendorAnswer;
  throttledBy403?: VendorAnswer;
  failed: VendorAnswer;
  busyIn200?: VendorAnswer;
  unauthorized: VendorAnswer;
  expiredIn200?: VendorAnswer;
};

/** One request as it passed the proxy; `atMs` is monotonic, header names are in lower case. */
export type Exchange = {
  atMs: number;
  method: string;
  path: string;
  headers: { [name: string]: string };
  request: string;
  status: number;
  response: string;
};

/** A vendor with a wire that can be disturbed. */
export type FaultProxy = {
  /** The vendor's address, through the proxy. */
  baseUrl: string;
  /** Everything that passed since the start or the last `forget`. */
  exchanges(): readonly Exchange[];
  forget(): void;
  /** Switches one fault on for the next `times` requests of each method. */
  strike(fault: WireFault, options: { methods: string[]; times: number; delayMs?: number }): Promise<void>;
  /** Switches the fault off; how often it struck. */
  calm(): Promise<number>;
  stop(): Promise<void>;
};

const RETRY_AFTER_SECONDS = '0.2';
const HOLD_MS = 30_000;

type Strike = { fault: WireFault; methods: string[]; left: number; delayMs: number; hits: number };

/** Puts a proxy before a vendor, so that any vendor can be tried under every fault, whatever it can be told itself. */
export async function startFaultProxy(targetBaseUrl: string, answers: VendorAnswers): Promise<FaultProxy> {
  const target = new URL(targetBaseUrl);
  let exchanges: Exchange[] = [];
  let strike: Strike | null = null;

  const take = (method: string): Strike | null => {
    if (strike === null || strike.left === 0 || !strike.methods.includes(method)) return null;
    strike.left -= 1;
    strike.hits += 1;
    return strike;
  };

  const server = http.createServer((req, res) => {
    const atMs = performance.now();
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('error', () => res.destroy());
    req.on('end', () => {
      const body = Buffer.concat(chunks);
      const exchange: Exchange = {
        atMs,
        method: req.method ?? 'GET',
        path: req.url ?? '/',
        headers: Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, String(value)])),
        request: body.toString(),
        status: 0,
        response: '',
      };
      exchanges.push(exchange);
      // A vendor that can't be reached is a cut line to the caller.
      handle(req, res, body, exchange, take(exchange.method)).catch(() => res.destroy());
    });
  });

  async function handle(
    req: http.IncomingMessage,
    res: http.ServerResponse,
    body: Buffer,
    exchange: Exchange,
    struck: Strike | null,
  ): Promise<void> {
    const fault = struck?.fault;
    if (fault === 'refused') return void req.socket.destroy();
    if (fault === 'timeoutBeforeCommit') return hold(req);
    const said = fault === undefined ? undefined : answerOf(fault, answers);
    if (said !== undefined) {
      exchange.status = said.status;
      res.writeHead(said.status, {
        'Content-Type': 'application/json',
        ...(fault === '429' ? { 'Retry-After': RETRY_AFTER_SECONDS } : {}),
      });
      return void res.end(JSON.stringify(said.body));
    }
    if (fault === 'delay' || fault === 'delayPastTimeout') await wait(struck?.delayMs ?? 50);
    const answer = await forward(target, req, body);
    exchange.status = answer.status;
    exchange.response = answer.body.toString();
    if (fault === 'timeoutAfterCommit') return hold(req);
    const cut = answer.body.subarray(0, Math.floor(answer.body.length / 2));
    if (fault === 'truncatedJson') {
      res.writeHead(answer.status, { ...answer.headers, 'content-length': cut.length });
      return void res.end(cut);
    }
    res.writeHead(answer.status, answer.headers);
    if (fault === 'slowBody') {
      res.write(cut);
      await wait(struck?.delayMs ?? 500);
      return void res.end(answer.body.subarray(cut.length));
    }
    res.end(answer.body);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}${target.pathname.replace(/\/+$/, '')}`,
    exchanges: () => exchanges,
    forget: () => void (exchanges = []),
    async strike(fault, { methods, times, delayMs }) {
      strike = { fault, methods, left: canStrike(fault, answers) ? times : 0, delayMs: delayMs ?? 50, hits: 0 };
    },
    async calm() {
      const hits = strike?.hits ?? 0;
      strike = null;
      return hits;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const answeredFaults: readonly WireFault[] = [
  '429',
  '429NoRetryAfter',
  '403throttle',
  '500',
  'errorIn200',
  'unauthorized',
  'expiredIn200',
];

/** Tells whether the vendor has words for what a fault would make it say, where it would say anything. */
export function canStrike(fault: WireFault, answers: VendorAnswers): boolean {
  return !answeredFaults.includes(fault) || answerOf(fault, answers) !== undefined;
}

function answerOf(fault: WireFault, answers: VendorAnswers): VendorAnswer | undefined {
  switch (fault) {
    case '429':
    case '429NoRetryAfter':
      return answers.throttled;
    case '403throttle':
      return answers.throttledBy403;
    case '500':
      return answers.failed;
    case 'errorIn200':
      return answers.busyIn200;
    case 'unauthorized':
      return answers.unauthorized;
    case 'expiredIn200':
      return answers.expiredIn200;
    default:
      return undefined;
  }
}

/** Leaves the caller waiting until it hangs up. */
function hold(req: http.IncomingMessage): void {
  setTimeout(() => req.socket.destroy(), HOLD_MS).unref();
}

type Answer = { status: number; headers: http.OutgoingHttpHeaders; body: Buffer };

async function forward(target: URL, req: http.IncomingMessage, body: Buffer): Promise<Answer> {
  const client = target.protocol === 'https:' ? https : http;
  const { host: _host, connection: _connection, ...headers } = req.headers;
  return new Promise((resolve, reject) => {
    const outgoing = client.request(
      { hostname: target.hostname, port: target.port, method: req.method, path: req.url, headers, agent: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const whole = Buffer.concat(chunks);
          const { 'transfer-encoding': _encoding, connection: _hop, ...kept } = answer.headers;
          const own = answer.statusCode === 204 ? kept : { ...kept, 'content-length': String(whole.length) };
          resolve({ status: answer.statusCode ?? 502, headers: own, body: whole });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
