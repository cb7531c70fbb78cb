import { ApiError } from '../shared/api.ts';
import { stableJson } from '../shared/idempotency.ts';
import type { Change, Journal } from '../shared/journal.ts';
import type { Ledger } from '../shared/ledger.ts';
import { MODULES } from './modules.ts';
import type { Enrolment, EnrolmentRequest } from './types.ts';

/** What a cancelled enrolment answers to whoever would write it; says which one it is and since when. */
export class EnrolmentCancelled extends ApiError {
  readonly enrolment: Enrolment;

  constructor(enrolment: Enrolment) {
    super(409, 'enrolment_cancelled', 'This enrolment was cancelled; reactivate it, or use another reference.');
    this.enrolment = enrolment;
  }
}

/** The enrolments by the caller's reference. */
export class Enrolments {
  readonly #journal: Journal;
  readonly #ledger: Ledger;
  #lastId: number;

  constructor(journal: Journal, ledger: Ledger) {
    this.#journal = journal;
    this.#ledger = ledger;
    this.#lastId = journal.rows<{ id: number }>('meta').get('counters')?.id ?? 0;
  }

  /** Oldest first. */
  list(): Enrolment[] {
    return [...this.#rows().values()];
  }

  /** The enrolment of a reference; 404 when there is none. */
  get(ref: string): Enrolment {
    const found = this.#rows().get(ref);
    if (!found) throw new ApiError(404, 'enrolment_not_found', 'There is no enrolment with this reference.');
    return found;
  }

  /** The enrolment of a reference, or undefined. */
  find(ref: string): Enrolment | undefined {
    return this.#rows().get(ref);
  }

  /** Makes the enrolment what the request says; done modules stay done. A cancelled one is not revived by it (409). */
  put(ref: string, request: EnrolmentRequest): { enrolment: Enrolment; created: boolean } {
    this.#check(request);
    const old = this.#rows().get(ref);
    if (old?.state === 'cancelled') throw new EnrolmentCancelled(old);
    return this.#write(ref, request, old);
  }

  /**
   * Makes a cancelled enrolment active again, if it was cancelled at the second the caller knows of (409 otherwise). An
   * active one is made what the request says, so that repeating changes nothing.
   */
  reactivate(ref: string, request: EnrolmentRequest, cancelledAt: number): Enrolment {
    this.#check(request);
    const old = this.get(ref);
    if (old.state === 'cancelled' && old.cancelledAt !== cancelledAt) throw new EnrolmentCancelled(old);
    return this.#write(ref, request, old).enrolment;
  }

  #write(
    ref: string,
    request: EnrolmentRequest,
    old: Enrolment | undefined,
  ): { enrolment: Enrolment; created: boolean } {
    const now = Math.floor(Date.now() / 1000);
    const modules = request.modules.map(({ module_key: moduleKey, due_at: dueAt }) => ({
      moduleKey,
      dueAt: Number(dueAt),
      completedAt: old?.modules.find((one) => one.moduleKey === moduleKey)?.completedAt ?? null,
    }));
    const isRevived = old?.state === 'cancelled';
    const changed =
      !old || isRevived || stableJson([old.learner, old.modules]) !== stableJson([request.learner, modules]);
    const meta: Change[] = old ? [] : [{ table: 'meta', key: 'counters', value: { id: ++this.#lastId } }];
    const enrolment: Enrolment = {
      id: old?.id ?? `cp_${String(this.#lastId).padStart(6, '0')}`,
      ref,
      learner: request.learner,
      modules,
      state: 'active',
      createdAt: old?.createdAt ?? now,
      updatedAt: changed ? now : old.updatedAt,
      cancelledAt: null,
    };
    const kind = isRevived ? 'enrolment.reactivated' : 'enrolment.written';
    const data = { learner: request.learner.external_ref, modules: modules.map((one) => one.moduleKey) };
    this.#journal.commit([
      ...meta,
      { table: 'enrolments', key: ref, value: enrolment },
      this.#ledger.entry(kind, enrolment.id, ref, data, changed),
    ]);
    return { enrolment, created: !old };
  }

  /** Cancels an enrolment; again changes nothing. What was done stays on record. */
  cancel(ref: string): Enrolment {
    const old = this.get(ref);
    const changed = old.state !== 'cancelled';
    const now = Math.floor(Date.now() / 1000);
    const enrolment: Enrolment = changed ? { ...old, state: 'cancelled', updatedAt: now, cancelledAt: now } : old;
    this.#journal.commit([
      { table: 'enrolments', key: ref, value: enrolment },
      this.#ledger.entry('enrolment.cancelled', enrolment.id, ref, {}, changed),
    ]);
    return enrolment;
  }

  /** Marks a module as done, or not done again. */
  complete(ref: string, moduleKey: string, isDone: boolean): Enrolment {
    const old = this.get(ref);
    if (!old.modules.some((one) => one.moduleKey === moduleKey)) {
      throw new ApiError(404, 'module_not_enrolled', 'The enrolment has no such module.');
    }
    const now = Math.floor(Date.now() / 1000);
    const modules = old.modules.map((one) =>
      one.moduleKey === moduleKey ? { ...one, completedAt: isDone ? (one.completedAt ?? now) : null } : one,
    );
    const enrolment = { ...old, modules, updatedAt: now };
    this.#journal.commit([{ table: 'enrolments', key: ref, value: enrolment }]);
    return enrolment;
  }

  /** Forgets all enrolments; ids are never given out twice. */
  reset(): void {
    this.#journal.clear([{ table: 'meta', key: 'counters', value: { id: this.#lastId } }]);
  }

  #rows(): ReadonlyMap<string, Enrolment> {
    return this.#journal.rows<Enrolment>('enrolments');
  }

  #check(request: EnrolmentRequest): void {
    const seen = new Set<string>();
    request.modules.forEach(({ module_key: key }, index) => {
      if (!MODULES.some((module) => module.key === key)) {
        throw new ApiError(422, 'unknown_module', 'The catalogue has no such module.', `modules[${index}].module_key`);
      }
      if (seen.has(key)) {
        throw new ApiError(422, 'duplicate_module', 'A module may be named once.', `modules[${index}].module_key`);
      }
      seen.add(key);
    });
  }
}
