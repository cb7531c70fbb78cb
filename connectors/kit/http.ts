import axios, { isAxiosError } from 'axios';
import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { ConnectorError, type Connector, type HubHttp, type VendorRequest, type VendorResponse } from '../contract.ts';
import { parseBaseUrl, resolvePath } from './base-url.ts';
import { errorOf } from './classify.ts';
import { defaultJsonLimits, parseJson, type JsonLimits } from './json.ts';

/** How much an answer or a request may weigh and how long it may take. */
export type HttpLimits = JsonLimits & { maxRequestBytes: number; timeoutMs: number };

/** 15 s, 5 MiB out, 10 MiB in, 64 levels of JSON. */
export const defaultHttpLimits: HttpLimits = {
  ...defaultJsonLimits,
  // A document of 20 MiB, the largest that is taken in, as base64.
  maxRequestBytes: 28 * 1024 * 1024,
  timeoutMs: 15_000,
};

/** What the client needs to know of a connector. */
export type HttpVendor = Pick<Connector, 'authorize' | 'classify'> & {
  manifest: Pick<Connector['manifest'], 'vendor' | 'allowedHosts'>;
};

/** The connection a client speaks for. */
export type HttpConnection = {
  baseUrl: unknown;
  credentials: { [key: string]: unknown };
  signal: AbortSignal;
  limits?: Partial<HttpLimits>;
};

// Sockets are kept per host, not per connection: they carry no credential, each request carries its own.
const agentOptions = { keepAlive: true, maxSockets: 64, maxFreeSockets: 16 };
const httpAgent = new http.Agent(agentOptions);
const httpsAgent = new https.Agent(agentOptions);

/**
 * The only way out: one connection's HTTP client. It follows no redirect, uses no proxy of the environment, never retries
 * and calls the connection's own host alone. What fails becomes a {@link ConnectorError} that holds neither body nor
 * credential: where a write may have happened (timeout, reset, cut answer after bytes left) its kind is `unknown`, else
 * `retry`.
 * @throws ConnectorError kind `hostNotAllowed` at once when the base URL is not one of the manifest's hosts
 */
export function createHttp(vendor: HttpVendor, connection: HttpConnection): HubHttp {
  const base = parseBaseUrl(connection.baseUrl, vendor.manifest.allowedHosts);
  const limits: HttpLimits = { ...defaultHttpLimits, ...connection.limits };
  const name = vendor.manifest.vendor;

  return {
    async send(request, allow = {}) {
      const isWrite = isWriting(request);
      const exchange = await exchangeBytes(base, vendor, connection, limits, request);
      const response = readBody(exchange, limits);
      if (response.status >= 300 && response.status < 400) {
        throw new ConnectorError(
          'rejected',
          'redirect_refused',
          `${name} redirects; set baseUrl to its final address.`,
          {
            status: response.status,
          },
        );
      }
      const isSuccess = response.status >= 200 && response.status < 300;
      if (isSuccess && response.body === undefined && (request.expect ?? 'json') === 'json') {
        throw isWrite
          ? new ConnectorError(
              'unknown',
              'answer_not_json',
              `${name} gave a broken answer; whether it was done is not known.`,
            )
          : new ConnectorError('retry', 'answer_not_json', `${name} gave a broken answer; try again later.`);
      }
      const outcome = vendor.classify(response);
      if (outcome.kind === 'notFound' && allow.notFound === true) return response;
      if (outcome.kind === 'conflict' && allow.conflict === true) return response;
      const error = errorOf(name, outcome, response.status, isWrite);
      if (error !== null) throw error;
      return response;
    },
  };
}

type Exchange = { status: number; headers: { [name: string]: string }; bytes: Uint8Array };

async function exchangeBytes(
  base: URL,
  vendor: HttpVendor,
  connection: HttpConnection,
  limits: HttpLimits,
  request: VendorRequest,
): Promise<Exchange> {
  const url = resolvePath(base, request.path, request.query);
  const isForm = request.body instanceof URLSearchParams;
  const body = encodeBody(request);
  if (body !== undefined && body.length > limits.maxRequestBytes) {
    throw new ConnectorError(
      'rejected',
      'request_too_large',
      'The request is larger than what may be sent to a vendor.',
    );
  }
  const headers = { ...request.headers, ...vendor.authorize(connection.credentials) };
  // axios would silently drop what can't be sent, and an idempotency key that lost a character is another key.
  const sent = [...Object.values(headers), request.text?.mediaType ?? ''];
  if (!sent.every((value) => /^[\t\x20-\x7e]*$/.test(value))) {
    throw networkError(vendor.manifest.vendor, 'request_invalid', false, 0);
  }
  const timeoutMs = Math.max(1, Math.ceil(Math.min(request.timeoutMs ?? limits.timeoutMs, limits.timeoutMs)));
  const timeout = AbortSignal.timeout(timeoutMs);
  // Did a connection stand, so that bytes may have left? The error alone does not tell.
  let hasConnected = false;
  const transport = {
    request(options: https.RequestOptions, onResponse: (response: http.IncomingMessage) => void): http.ClientRequest {
      const outgoing = (url.protocol === 'https:' ? https : http).request(options, onResponse);
      outgoing.once('socket', (socket: Socket) => {
        if (outgoing.reusedSocket || !socket.connecting) hasConnected = true;
        else socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => (hasConnected = true));
      });
      return outgoing;
    },
  };
  try {
    const answer = await axios.request<ArrayBuffer>({
      adapter: 'http',
      url: url.href,
      method: request.method,
      headers: {
        Accept: 'application/json',
        'User-Agent': 'throughline',
        ...(body === undefined
          ? {}
          : {
              'Content-Type':
                request.text?.mediaType ?? (isForm ? 'application/x-www-form-urlencoded' : 'application/json'),
            }),
        ...headers,
      },
      ...(body === undefined ? {} : { data: body }),
      responseType: 'arraybuffer',
      transformRequest: [(data: unknown) => data],
      transformResponse: [(data: unknown) => data],
      validateStatus: () => true,
      maxRedirects: 0,
      proxy: false,
      maxContentLength: limits.maxBytes,
      maxBodyLength: limits.maxRequestBytes,
      httpAgent,
      httpsAgent,
      transport,
      signal: AbortSignal.any([connection.signal, timeout]),
    });
    return { status: answer.status, headers: flattenHeaders(answer.headers), bytes: new Uint8Array(answer.data) };
  } catch (error) {
    const code = connection.signal.aborted ? 'cancelled' : timeout.aborted ? 'timeout' : nameFailure(error);
    throw networkError(vendor.manifest.vendor, code, isWriting(request) && hasConnected, timeoutMs);
  }
}

/** The methods that change nothing (RFC 9110 9.2.1, RFC 4918 9.1, RFC 3253 3.6). */
function isWriting(request: VendorRequest): boolean {
  return !['GET', 'PROPFIND', 'REPORT'].includes(request.method);
}

function encodeBody({ body, text }: VendorRequest): Buffer | undefined {
  if (text !== undefined) return Buffer.from(text.content);
  if (body === undefined) return undefined;
  return Buffer.from(body instanceof URLSearchParams ? body.toString() : JSON.stringify(body));
}

function networkError(vendor: string, code: string, mayHaveHappened: boolean, timeoutMs: number): ConnectorError {
  const what = failureSentences[code] ?? 'could not be reached or broke off';
  if (code === 'request_invalid') return new ConnectorError('rejected', code, `The request to ${vendor} ${what}.`);
  if (!mayHaveHappened) return new ConnectorError('retry', code, `${vendor} ${what}; nothing was done.`);
  // The vendor may still be at work on what we gave up on; the next attempt waits as long again, lest it looks too early.
  const wait = code === 'timeout' ? { afterMs: timeoutMs } : {};
  return new ConnectorError('unknown', code, `${vendor} ${what}; whether it was done is not known.`, wait);
}

const failureSentences: { [code: string]: string } = {
  timeout: 'did not answer in time',
  cancelled: 'was not waited for, the hub is stopping or the call was called off',
  answer_too_large: 'sent an answer larger than the limit',
  request_invalid: 'has a header or address that can not be sent',
  ECONNREFUSED: 'refuses connections; check baseUrl and whether it runs',
  ENOTFOUND: 'has a host name that is not known; check baseUrl',
};

/** The failure's code alone: axios errors carry the request with its headers and must go no further. */
function nameFailure(error: unknown): string {
  if (isAxiosError(error) && error.message.startsWith('maxContentLength')) return 'answer_too_large';
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return 'network';
  if (code === 'ERR_INVALID_CHAR' || code === 'ERR_INVALID_HTTP_TOKEN' || code === 'ERR_UNESCAPED_CHARACTERS') {
    return 'request_invalid';
  }
  return /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : 'network';
}

function readBody(exchange: Exchange, limits: JsonLimits): VendorResponse {
  const isJson = /^application\/([a-z0-9.+-]+\+)?json\b/i.test(exchange.headers['content-type'] ?? '');
  const reading = isJson && exchange.bytes.byteLength > 0 ? parseJson(exchange.bytes, limits) : undefined;
  return { ...exchange, body: reading?.ok === true ? reading.value : undefined };
}

function flattenHeaders(headers: object): { [name: string]: string } {
  const flat: { [name: string]: string } = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && value !== null) flat[name.toLowerCase()] = String(value);
  }
  return flat;
}
