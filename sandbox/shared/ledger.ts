import type { Change, Journal } from './journal.ts';
import type { SystemName } from './systems.ts';

/** What can happen in the outside world because somebody called it. */
export const EFFECT_KINDS = [
  'order.created',
  'order.cancelled',
  'questionSet.pushed',
  'backgroundCheck.ordered',
  'backgroundCheck.cancelled',
  'webhook.sent',
  'applicant.created',
  'assessment.written',
  'decision.written',
  'status.written',
  'employee.created',
  'employee.changed',
  'employee.withdrawn',
  'document.filed',
  'plan.written',
  'posting.published',
  'posting.closed',
  'message.accepted',
  'sms.accepted',
  'token.issued',
  'enrolment.written',
  'enrolment.cancelled',
  'enrolment.reactivated',
] as const;
/** One of {@link EFFECT_KINDS}. */
export type EffectKind = (typeof EFFECT_KINDS)[number];

/** One real effect: `ref` is the system's own id, `key` the caller's (idempotency key, external reference or event id). */
export interface Effect {
  /** Position over all systems, from 1, in the order the effects happened. */
  n: number;
  /** Real time (never the skewed vendor clock). */
  at: string;
  system: SystemName;
  kind: EffectKind;
  ref: string;
  key: string | null;
  /** False for a write that left the content as it was; such entries are not listed among the effects but counted. */
  changed: boolean;
  data: Record<string, unknown>;
}

/** Gives out the positions of all ledgers of one process. */
export class LedgerCounter {
  #last = 0;

  /** Makes sure later positions are above `n`. */
  raiseTo(n: number): void {
    this.#last = Math.max(this.#last, n);
  }

  /** The next position. */
  next(): number {
    return ++this.#last;
  }
}

/** The ledger of one system; its entries live in the system's own journal and are committed with the effect itself. */
export class Ledger {
  readonly #system: SystemName;
  readonly #journal: Journal;
  readonly #counter: LedgerCounter;

  constructor(system: SystemName, journal: Journal, counter: LedgerCounter) {
    this.#system = system;
    this.#journal = journal;
    this.#counter = counter;
    for (const effect of this.list()) counter.raiseTo(effect.n);
  }

  /** Makes the change that records an effect; commit it together with the effect. */
  entry(kind: EffectKind, ref: string, key: string | null, data: Record<string, unknown> = {}, changed = true): Change {
    const n = this.#counter.next();
    const at = new Date().toISOString();
    const effect: Effect = { n, at, system: this.#system, kind, ref, key, changed, data };
    return { table: 'ledger', key: String(n), value: effect };
  }

  /** Every entry, oldest first, those without change included. */
  list(): Effect[] {
    return [...this.#journal.rows<Effect>('ledger').values()];
  }
}
