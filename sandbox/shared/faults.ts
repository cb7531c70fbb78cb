import { randomUUID } from 'node:crypto';
import { ApiError } from './api.ts';
import type { Journal } from './journal.ts';
import { SYSTEMS, WEBHOOK_SYSTEMS, type SystemName } from './systems.ts';

/** Faults of a call to an API. */
export const HTTP_FAULTS = [
  'delay',
  '429',
  '429NoRetryAfter',
  '403throttle',
  '500',
  'errorIn200',
  'timeoutBeforeCommit',
  'timeoutAfterCommit',
  'truncatedJson',
] as const;
/** Faults of a webhook on its way out. */
export const WEBHOOK_FAULTS = ['webhookDuplicate', 'webhookReorder', 'webhookLate', 'webhookLost'] as const;
/** One of {@link HTTP_FAULTS}. */
export type HttpFault = (typeof HTTP_FAULTS)[number];
/** One of {@link WEBHOOK_FAULTS}. */
export type WebhookFault = (typeof WEBHOOK_FAULTS)[number];

/** A switched-on fault. */
export interface FaultRule {
  id: string;
  system: SystemName;
  fault: HttpFault | WebhookFault;
  /** Upper-case method; regular expressions for the whole path (`/ehr/api/applicants`) and for the webhook's type. */
  match: { method?: string; path?: string; type?: string };
  /** How often it still strikes; null means until it is cleared. */
  remaining: number | null;
  /** Chance from 0 to 1 that a matching call is struck; drawn from `seed`, so the same calls give the same draws. */
  probability: number;
  delayMs: number | null;
  retryAfterSeconds: number;
  seed: number;
  /** How many matching calls were drawn for, and how many of them were struck. */
  draws: number;
  hits: number;
}

/** The switched-on faults, kept over a restart in the control journal. */
export class Faults {
  readonly #journal: Journal;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  /** Every rule, used-up ones included, in the order they were set. */
  list(): FaultRule[] {
    return [...this.#journal.rows<FaultRule>('faults').values()];
  }

  /** Switches a fault on; one for the same system, fault and match is replaced. Throws a 422 that says what is wrong. */
  set(input: unknown): FaultRule {
    const rule = parseRule(input);
    const same = this.list().find(
      (other) =>
        other.system === rule.system &&
        other.fault === rule.fault &&
        JSON.stringify(other.match) === JSON.stringify(rule.match),
    );
    if (same) rule.id = same.id;
    this.#put(rule);
    return rule;
  }

  /** Switches faults off: all of them, or those of a system, of a name, or the one with an id. Returns how many. */
  clear(which: { system?: string | undefined; fault?: string | undefined; id?: string | undefined }): number {
    const gone = this.list().filter(
      (rule) =>
        (which.system === undefined || rule.system === which.system) &&
        (which.fault === undefined || rule.fault === which.fault) &&
        (which.id === undefined || rule.id === which.id),
    );
    this.#journal.commit(gone.map((rule) => ({ table: 'faults', key: rule.id, value: null })));
    return gone.length;
  }

  /** What strikes this call: any delays first, and at most one other fault. Uses up one turn of each rule it returns. */
  takeForCall(system: SystemName, method: string, path: string): FaultRule[] {
    const struck: FaultRule[] = [];
    for (const rule of this.list()) {
      if (rule.system !== system || !isOneOf(HTTP_FAULTS, rule.fault)) continue;
      if (rule.match.method !== undefined && rule.match.method !== method) continue;
      if (rule.match.path !== undefined && !new RegExp(rule.match.path).test(path)) continue;
      if (rule.fault !== 'delay' && struck.some((other) => other.fault !== 'delay')) continue;
      if (this.#draw(rule)) struck.push(rule);
    }
    return struck;
  }

  /** What strikes this webhook; `skip` names faults that can't apply now and so must not be used up. */
  takeForWebhook(system: SystemName, type: string, skip: readonly WebhookFault[] = []): FaultRule[] {
    const struck: FaultRule[] = [];
    for (const rule of this.list()) {
      if (rule.system !== system || !isOneOf(WEBHOOK_FAULTS, rule.fault) || skip.includes(rule.fault)) continue;
      if (rule.match.type !== undefined && !new RegExp(rule.match.type).test(type)) continue;
      if (this.#draw(rule)) struck.push(rule);
    }
    return struck;
  }

  #draw(rule: FaultRule): boolean {
    if (rule.remaining === 0) return false;
    const hit = rule.probability >= 1 || drawUnit(rule.seed, rule.draws) < rule.probability;
    this.#put({
      ...rule,
      draws: rule.draws + 1,
      hits: rule.hits + (hit ? 1 : 0),
      remaining: rule.remaining === null || !hit ? rule.remaining : rule.remaining - 1,
    });
    return hit;
  }

  #put(rule: FaultRule): void {
    this.#journal.commit([{ table: 'faults', key: rule.id, value: rule }]);
  }
}

/** The `index`-th number in [0, 1) of the sequence that `seed` names (mulberry32, jumped to the index). */
export function drawUnit(seed: number, index: number): number {
  let state = (seed + Math.imul(index + 1, 0x6d2b79f5)) | 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
}

function isOneOf<T extends string>(names: readonly T[], name: string): name is T {
  return (names as readonly string[]).includes(name);
}

function parseRule(input: unknown): FaultRule {
  const body = (input ?? {}) as Record<string, unknown>;
  const system = body['system'];
  const fault = body['fault'];
  if (typeof system !== 'string' || !isOneOf(SYSTEMS, system)) throw invalid('system', `one of ${SYSTEMS.join(', ')}`);
  const known = [...HTTP_FAULTS, ...WEBHOOK_FAULTS];
  if (typeof fault !== 'string' || !isOneOf(known, fault)) throw invalid('fault', `one of ${known.join(', ')}`);
  if (isOneOf(WEBHOOK_FAULTS, fault) && !isOneOf(WEBHOOK_SYSTEMS, system)) {
    throw invalid('system', `${WEBHOOK_SYSTEMS.join(', ')} for a webhook fault: the others send no webhooks`);
  }
  const match = (body['match'] ?? {}) as Record<string, unknown>;
  const times = readNumber(body, 'times', 1);
  return {
    id: randomUUID(),
    system,
    fault,
    match: {
      ...(match['method'] === undefined ? {} : { method: readText(match['method'], 'match.method').toUpperCase() }),
      ...(match['path'] === undefined ? {} : { path: readPattern(match['path'], 'match.path') }),
      ...(match['type'] === undefined ? {} : { type: readPattern(match['type'], 'match.type') }),
    },
    remaining: times,
    probability: Math.min(1, readNumber(body, 'probability', 0) ?? 1),
    delayMs: readNumber(body, 'delayMs', 0),
    retryAfterSeconds: readNumber(body, 'retryAfterSeconds', 0) ?? 1,
    seed: readNumber(body, 'seed', 0) ?? 1,
    draws: 0,
    hits: 0,
  };
}

function readNumber(body: Record<string, unknown>, field: string, min: number): number | null {
  const value = body[field];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'number' || !Number.isFinite(value) || value < min) throw invalid(field, `a number from ${min}`);
  return value;
}

function readText(value: unknown, field: string): string {
  if (typeof value !== 'string') throw invalid(field, 'text');
  return value;
}

function readPattern(value: unknown, field: string): string {
  const pattern = readText(value, field);
  try {
    new RegExp(pattern);
  } catch (error) {
    throw invalid(field, `a regular expression (${error instanceof Error ? error.message : 'not valid'})`);
  }
  return pattern;
}

function invalid(field: string, expected: string): ApiError {
  return new ApiError(422, 'invalid_request', `${field} must be ${expected}.`, field);
}
