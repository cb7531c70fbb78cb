import http from 'node:http';
import https from 'node:https';
import type { OutboundGuard } from './outbound-url.ts';

/** How one attempt to tell a receiver ended. */
export type PostOutcome =
  | { kind: 'answered'; status: number; retryAfter: string | undefined }
  /** No usable answer: `code` is a short name such as `timeout`, `ECONNRESET`, `url_not_allowed`. */
  | { kind: 'failed'; code: string };

export interface OutboundHttp {
  post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<PostOutcome>;
  /** Closes idle connections. */
  close(): void;
}

/**
 * POSTs by the guard. A redirect is an answer, never followed; the answer's body is not read; no proxy of the
 * environment is used, since a proxy would connect to where the guard did not look.
 * @param options.timeoutMs for the whole attempt, from look-up to the answer's head; 15,000 by default
 */
export function createOutboundHttp(guard: OutboundGuard, options: { timeoutMs?: number } = {}): OutboundHttp {
  const timeoutMs = options.timeoutMs ?? 15_000;
  const agents = {
    'http:': new http.Agent({ keepAlive: true, maxSockets: 32, scheduling: 'lifo', timeout: 60_000 }),
    'https:': new https.Agent({ keepAlive: true, maxSockets: 32, scheduling: 'lifo', timeout: 60_000 }),
  };

  const attempt = async (
    text: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): Promise<PostOutcome> => {
    const url = guard.checkUrl(text);
    const secure = url.protocol === 'https:';
    const bytes = Buffer.from(body, 'utf8');
    return new Promise<PostOutcome>((resolve, reject) => {
      const request = (secure ? https : http).request(
        url,
        {
          method: 'POST',
          agent: agents[secure ? 'https:' : 'http:'],
          lookup: guard.lookup,
          signal: AbortSignal.timeout(timeoutMs),
          maxHeaderSize: 16_384,
          headers: { ...headers, 'content-length': String(bytes.length), 'user-agent': 'Throughline-Webhooks/1' },
        },
        (response) => {
          resolve({
            kind: 'answered',
            status: response.statusCode ?? 0,
            retryAfter: response.headers['retry-after'],
          });
          // A short body is read out so that the connection can be used again; more is cut off.
          let received = 0;
          response.on('data', (chunk: Buffer) => {
            received += chunk.length;
            if (received > 16_384) response.destroy();
          });
          // The outcome is known by now: what breaks after the head of the answer changes nothing.
          response.on('error', () => undefined);
        },
      );
      request.on('error', (error) => reject(request.reusedSocket ? new StaleSocketError(error) : error));
      request.end(bytes);
    });
  };

  return {
    async post(url, headers, body) {
      try {
        return await attempt(url, headers, body).catch((error: unknown) => {
          // The receiver closed an idle connection while we wrote to it: ask once more, on a new one most likely.
          if (error instanceof StaleSocketError && error.code === 'ECONNRESET') return attempt(url, headers, body);
          throw error;
        });
      } catch (error) {
        return { kind: 'failed', code: failureCode(error) };
      }
    },
    close() {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}

/** A failure on a connection that had served before. */
class StaleSocketError extends Error {
  readonly code: string | undefined;

  constructor(cause: NodeJS.ErrnoException) {
    super(cause.message, { cause });
    this.name = cause.name;
    this.code = cause.code;
  }
}

function failureCode(error: unknown): string {
  const { name, code } = error as { name?: string; code?: string };
  if (name === 'TimeoutError' || name === 'AbortError') return 'timeout';
  return (code ?? name ?? 'unknown').slice(0, 100);
}
