/**
 * The page a vendor developer reads. A connector speaks one vendor's API in the hub's words; it is a folder (or an npm
 * package) whose `index.ts` exports one {@link Connector}. It sees no database, no workflow, no other connector, and
 * reaches the network through `ctx.http` alone.
 *
 * In short:
 * 1. {@link Connector} says who the vendor is, which settings and credentials a connection has, and what it can do.
 * 2. An {@link Operation} makes one attempt of one call. It never retries and never catches to go on: it throws, the
 *    workflow tries again with the same `ctx.key`, and {@link Safety} tells the kit what it has to do before that.
 * 3. `classify` turns each answer into an {@link Outcome}. It is the one place that knows the vendor's codes; the kit makes
 *    a {@link ConnectorError} of everything that is not `ok`.
 * 4. {@link EventSource} takes webhooks: `verify` over the raw bytes, `parse` to our events, `poll` for the lost ones with
 *    the same dedupe keys.
 * 5. `describeConnector` of the kit tries all of it against the vendor or its stand-in, under every fault, and writes the
 *    report that `verified` is computed from. How to begin: `docs/connectors.md`.
 */
import type { InboundEvent, InterviewResult } from '../schemas/types.ts';
import type { OperationName, Operations } from './operations.ts';

// eslint-disable-next-line no-restricted-syntax -- one page for who writes a connector: the operations are its second half
export type * from './operations.ts';

export type ConnectorKind =
  | 'interviewVendor'
  | 'ehr'
  | 'attendance'
  | 'crm'
  | 'calendar'
  | 'messaging'
  | 'backgroundCheck'
  | 'learning'
  | 'jobDatabase';
export type DataClass = 'public' | 'internal' | 'personal' | 'sensitive' | 'demographic';
export type JsonSchema = { [key: string]: unknown };
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * What a vendor's answer means. `classify` turns each answer into one of these; the kit turns them into errors. No vendor
 * message goes in: vendors quote the input, and errors end up in logs and histories.
 */
export type Outcome =
  | { kind: 'ok' }
  /**
   * Try again, not before `afterMs` when the vendor said so. The kit reads a 5xx after a write as `unknown`: the vendor
   * may have failed after it wrote.
   */
  | { kind: 'retry'; afterMs?: number; code: string }
  /** Refused for going too fast; nothing was done. */
  | { kind: 'rateLimited'; afterMs?: number; code: string }
  /** The credential is refused: a person must renew it. */
  | { kind: 'reauth'; code: string }
  /** The vendor understood and refuses; repeating will not help. `field` names what it dislikes. */
  | { kind: 'rejected'; code: string; field?: string }
  | { kind: 'notFound' }
  | { kind: 'conflict'; existingId?: string }
  /** It may have happened or not (timeout or broken answer after the bytes left). */
  | { kind: 'unknown'; code: string };

/** One answer as it came: header names in lower case, `body` parsed when it was JSON (else undefined). */
export type VendorResponse = { status: number; headers: { [name: string]: string }; body: unknown; bytes: Uint8Array };

/**
 * One request; `path` begins with `/` and is relative to the connection's base URL (absolute addresses are refused), build
 * it with the kit's `pathOf`. Retries are never made here: the workflow makes them. Everything but GET, PROPFIND and REPORT
 * counts as a write.
 */
export type VendorRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'PROPFIND' | 'REPORT' | 'MKCALENDAR';
  path: string;
  query?: { [name: string]: string | number | undefined };
  headers?: { [name: string]: string };
  /** Sent as JSON; a `URLSearchParams` as a form (`application/x-www-form-urlencoded`). */
  body?: unknown;
  /** Sent as it stands, instead of `body`; `mediaType` such as `text/calendar; charset=utf-8`. */
  text?: { mediaType: string; content: string };
  /** Shorter than the connection's own (`config.timeoutMs`, else 15 s) and what the operation has left, which always hold. */
  timeoutMs?: number;
  /** What a 2xx must carry: JSON (the default; anything else counts as a broken answer), or nothing in particular. */
  expect?: 'json' | 'any';
};

/** The only way out. Throws {@link ConnectorError} unless `classify` says ok (or the request allows the outcome). */
export interface HubHttp {
  send(request: VendorRequest, allow?: { notFound?: boolean; conflict?: boolean }): Promise<VendorResponse>;
}

/** One mail: its envelope (one recipient) and the whole message as RFC 5322 has it, made by the kit's `composeMail`. */
export type SmtpMail = { from: string; to: string; bytes: Uint8Array };

/**
 * The way out for mail, for connectors with `transport: 'smtp'`. One dialogue a call, never repeated. Throws
 * {@link ConnectorError}: until the last part of the message has left nothing was sent (`retry`, `rejected`, `reauth`), and
 * a clear no after it says the same; without a clear answer after it the kind is `unknown`.
 */
export interface HubSmtp {
  /** Hands a mail over; `reply` is the server's last line. */
  send(mail: SmtpMail): Promise<{ reply: string }>;
  /** Greets, secures and signs in, and sends nothing. */
  verify(): Promise<void>;
}

/** What an operation gets. Credentials stay inside; they never reach logs, errors or histories. */
export interface ConnectorContext<Config = { [key: string]: unknown }, Credentials = { [key: string]: unknown }> {
  connectionId: string;
  config: Config;
  credentials: Credentials;
  http: HubHttp;
  /** There where `manifest.transport` is `smtp`; `http` then refuses every call. */
  smtp?: HubSmtp;
  /** The idempotency key: the business identity of this effect, the same at every attempt. */
  key: string;
  /** 1 at the first attempt; above 1 an earlier attempt may have happened (attempts that surely did nothing need not count). */
  attempt: number;
  /** When the first attempt began, ISO 8601; null at the first. Tells whether the vendor's dedupe window still covers it. */
  firstAttemptAt: string | null;
  now: () => Date;
  signal: AbortSignal;
}

/**
 * How an operation is safe to repeat.
 * `read`: changes nothing. `nativeKey`: the vendor dedupes by our key for `windowHours`. `naturalKey`: looked up before
 * every attempt after the first (`find`), or an upsert by its very nature. `once`: an unknown outcome becomes a person's task.
 */
export type Safety = 'read' | 'nativeKey' | 'naturalKey' | 'once';

export interface Operation<I, O, Ctx = ConnectorContext> {
  safety: Safety;
  /** Vendor's dedupe window, for `nativeKey`. After it, `find` is used. */
  windowHours?: number;
  /** The most that all requests of one attempt may take together. */
  timeoutMs: number;
  /**
   * The operation whose effect this one takes back, e.g. `jobDatabase.close` undoes `jobDatabase.publish`. Afterwards the
   * vendor is as before, and with nothing there it ends well.
   */
  undoes?: OperationName;
  /** What an earlier attempt already made, or null. Read only. For naturalKey, and for nativeKey after its window. */
  find?(ctx: Ctx, input: I): Promise<O | null>;
  run(ctx: Ctx, input: I): Promise<O>;
}

/**
 * What the vendor allows: at most `max` requests in any `perMs` milliseconds, of the whole connection or of one operation.
 * The kit takes from the budget before each request (probe and poll too): it waits where the turn comes soon, else throws
 * `rateLimited` and nothing is sent. Counted within one process, so leave room where several workers run.
 */
export type CallLimit = { scope: 'connection' | OperationName; perMs: number; max: number };

/**
 * A received webhook: bytes exactly as they came. `query`: the parameters of the address, for vendors that sign there.
 */
export type RawWebhook = {
  bytes: Uint8Array;
  headers: { [name: string]: string };
  query?: { [name: string]: string };
};

/** What a vendor must read to take a webhook for delivered. `status` is 200 to 299. */
export type Acknowledgement = { status: number; mediaType: string; body: string };

export interface EventSource {
  /** Sent once the events are kept, for vendors that want to see certain words. By default 202 with JSON. */
  acknowledgement?: Acknowledgement;
  /**
   * Checks the signature; throws {@link ConnectorError} kind `signature` (codes `webhook_signature_invalid`,
   * `webhook_timestamp_stale`) when it is missing, wrong or stale, kind `payload` when it is too large. Never skips.
   */
  verify(raw: RawWebhook, credentials: { [key: string]: unknown }, now: Date): void;
  /** Vendor's shape → ours. Unknown types become `unsupported`; a broken shape throws kind `payload` (`webhook_payload_invalid`). */
  parse(raw: RawWebhook, config: { [key: string]: unknown }): InboundEvent[];
  /**
   * Events since a cursor, for the lost ones; the same dedupe keys as the webhooks. `next` equals the given cursor when
   * there was nothing more; call again while it moves. An event that can't be read comes as `unsupported`, so that it holds up no other.
   */
  poll?(ctx: ConnectorContext, cursor: string | null): Promise<{ events: InboundEvent[]; next: string | null }>;
}

export interface Connector {
  manifest: {
    id: string;
    vendor: string;
    kinds: ConnectorKind[];
    /** Hosts it may call; `config.baseUrl` must be one of them. `*` leaves the choice to who connects it (on-premises systems). */
    allowedHosts: string[];
    /** `smtp`: `config.baseUrl` is `smtps://host:465` or `smtp://host:587`, and `ctx.smtp` is the way out. Default http. */
    transport?: 'http' | 'smtp';
    dataClasses: DataClass[];
    region: string;
    /** Where the vendor's API is described, with the date it was read. */
    source: string;
  };
  /** Draw the form; `config.baseUrl` is required. Secrets carry `"x-secret": true`. */
  configSchema: JsonSchema;
  credentialsSchema: JsonSchema;
  /** Headers that authenticate a request. */
  authorize(credentials: { [key: string]: unknown }): { [header: string]: string };
  classify(response: VendorResponse): Outcome;
  /** Who am I, does the credential work. */
  probe(ctx: ConnectorContext): Promise<{ ok: boolean; detail: string }>;
  operations: Operations;
  events?: EventSource;
  /** None by default: then only the vendor's own 429 slows the hub down. */
  limits?: readonly CallLimit[];
}

/** `retry` and `rateLimited` may be tried again as they are; all others need a person or another request. */
export type ConnectorErrorKind =
  | 'retry'
  | 'rateLimited'
  | 'reauth'
  | 'rejected'
  | 'notFound'
  | 'conflict'
  /** It may have happened or not, and repeating could do it twice: a person must look. */
  | 'unknown'
  | 'signature'
  | 'payload'
  | 'hostNotAllowed';

/** What went wrong with a vendor. Never holds a body, a credential or personal data. */
export class ConnectorError extends Error {
  readonly kind: ConnectorErrorKind;
  readonly code: string;
  readonly afterMs: number | undefined;
  readonly field: string | undefined;
  readonly status: number | undefined;
  /**
   * The effect may have happened. Always so for kind `unknown`; for kind `retry` where the operation is safe to repeat
   * (`runOperation` makes that of `unknown`).
   */
  readonly outcomeUnknown: boolean;

  constructor(
    kind: ConnectorErrorKind,
    code: string,
    sentence: string,
    more: { afterMs?: number; field?: string; status?: number; outcomeUnknown?: boolean } = {},
  ) {
    super(sentence);
    this.name = 'ConnectorError';
    this.kind = kind;
    this.code = code;
    this.afterMs = more.afterMs;
    this.field = more.field;
    this.status = more.status;
    this.outcomeUnknown = more.outcomeUnknown ?? kind === 'unknown';
  }
}

/** A result as the vendor judged it, before the hub maps it to the rubric. */
export type VendorResult = InterviewResult;
