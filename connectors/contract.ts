/**
 * The page a vendor developer reads. A connector speaks one vendor's API in the hub's words; it is a folder (or an npm
 * package) whose `index.ts` exports one {@link Connector}. It sees no database, no workflow, no other connector, and
 * reaches the network through `ctx.http` alone.
 */
import type { InboundEvent, InterviewResult } from '../schemas/types.ts';

export type ConnectorKind = 'interviewVendor' | 'ehr' | 'messaging';
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
 * it with the kit's `pathOf`. Retries are never made here: the workflow makes them. Everything but GET counts as a write.
 */
export type VendorRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query?: { [name: string]: string | number | undefined };
  headers?: { [name: string]: string };
  body?: unknown;
  /** Shorter than the connection's own (`config.timeoutMs`, else 15 s) and what the operation has left, which always hold. */
  timeoutMs?: number;
  /** What a 2xx must carry: JSON (the default; anything else counts as a broken answer), or nothing in particular. */
  expect?: 'json' | 'any';
};

/** The only way out. Throws {@link ConnectorError} unless `classify` says ok (or the request allows the outcome). */
export interface HubHttp {
  send(request: VendorRequest, allow?: { notFound?: boolean; conflict?: boolean }): Promise<VendorResponse>;
}

/** What an operation gets. Credentials stay inside; they never reach logs, errors or histories. */
export interface ConnectorContext<Config = { [key: string]: unknown }, Credentials = { [key: string]: unknown }> {
  connectionId: string;
  config: Config;
  credentials: Credentials;
  http: HubHttp;
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
  /** What an earlier attempt already made, or null. Read only. For naturalKey, and for nativeKey after its window. */
  find?(ctx: Ctx, input: I): Promise<O | null>;
  run(ctx: Ctx, input: I): Promise<O>;
}

export type InterviewInvite = {
  externalId: string;
  candidate: { name: string; email?: string; phone?: string; language: 'zh' | 'en' };
  position: { title: string };
  questions: { id: string; text: string; dimension: string; timeLimitSeconds: number }[];
  rubric: { dimensions: { key: string; name: string; weight: number; anchors: { at: number; text: string }[] }[] };
  expiresAt: string;
  notifyUrl: string;
};
export type InterviewInvited = { remoteId: string; inviteUrl: string; expiresAt: string | null };

export type EhrPerson = {
  externalRef: string;
  name: string;
  email?: string;
  phone?: string;
  nationalId?: string;
  jobCode: string;
  jobTitle: string;
};
export type EhrResult = {
  person: EhrPerson;
  assessmentRef: string;
  provider: string;
  total: { score: number; max: number } | null;
  dimensions: { name: string; score: number; max: number; comment: string }[];
  comments: string;
  recordingUrl: string | null;
  startedAt: string | null;
  completedAt: string | null;
  interviewer: string;
  result: 'pass' | 'fail' | 'pending';
};
export type EhrDecision = {
  person: EhrPerson;
  result: 'pass' | 'fail';
  comments: string;
  decidedBy: string;
  decidedAt: string;
  scorecard: { dimension: string; rating: number; comment: string }[];
  recommendation: string | null;
};
export type EhrWritten = { remoteId: string };

export type OutgoingMessage = {
  to: { email: string; name?: string };
  subject: string;
  text: string;
  language: 'zh' | 'en';
  tags: { [k: string]: string };
};

/** Everything the hub knows how to ask; a connector has those its vendor can do. */
export interface Operations {
  'interview.invite'?: Operation<InterviewInvite, InterviewInvited>;
  'interview.cancel'?: Operation<{ remoteId: string }, { cancelled: boolean }>;
  /** The order as the vendor sees it now, as events with the same dedupe keys as its webhooks. */
  'interview.events'?: Operation<{ remoteId: string; externalId: string }, InboundEvent[]>;
  'ehr.writeResult'?: Operation<EhrResult, EhrWritten>;
  'ehr.writeDecision'?: Operation<EhrDecision, EhrWritten>;
  'ehr.writeStatus'?: Operation<{ person: EhrPerson; status: string }, EhrWritten>;
  'message.send'?: Operation<OutgoingMessage, { remoteId: string }>;
}
export type OperationName = keyof Operations;
/** What an operation takes and gives, by its name. */
export type OperationInput<N extends OperationName> =
  NonNullable<Operations[N]> extends Operation<infer I, infer _O> ? I : never;
export type OperationOutput<N extends OperationName> =
  NonNullable<Operations[N]> extends Operation<infer _I, infer O> ? O : never;

/** A received webhook: bytes exactly as they came. */
export type RawWebhook = { bytes: Uint8Array; headers: { [name: string]: string } };

export interface EventSource {
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
