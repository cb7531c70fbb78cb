import { ApiError } from '../shared/api.ts';
import { stableJson } from '../shared/idempotency.ts';
import type { Journal } from '../shared/journal.ts';
import type { EffectKind, Ledger } from '../shared/ledger.ts';
import type { Posting, PostingRequest } from './types.ts';

/** Ids begin here: more digits than a JSON number keeps. */
const FIRST_ID = 9_007_199_254_740_993n;

/** What a caller says it knows of the posting: `If-Match`, `If-None-Match`. */
export interface Condition {
  ifMatch: string | undefined;
  ifNoneMatch: string | undefined;
}

/** The job database: one posting for each of the caller's references. Nothing is changed blindly. */
export class Postings {
  readonly #journal: Journal;
  readonly #ledger: Ledger;
  #made = 0;

  constructor(journal: Journal, ledger: Ledger) {
    this.#journal = journal;
    this.#ledger = ledger;
    const counted = this.list().map((posting) => Number(BigInt(posting.posting_id) - FIRST_ID) + 1);
    this.#made = Math.max(journal.rows<{ made: number }>('meta').get('counters')?.made ?? 0, ...counted);
  }

  /** Every posting, closed ones included, oldest first. */
  list(): Posting[] {
    return [...this.#journal.rows<Posting>('postings').values()];
  }

  /** One posting; 404 when there is none. */
  get(ref: string): Posting {
    const posting = this.#journal.rows<Posting>('postings').get(ref);
    if (!posting) throw new ApiError(404, 'not_found', 'There is no posting under this reference.');
    return posting;
  }

  /** Says how a posting is to be and opens it; the same again changes nothing. */
  put(ref: string, request: PostingRequest, condition: Condition): Posting {
    const before = this.#journal.rows<Posting>('postings').get(ref);
    checkCondition(before, condition);
    const { code, titles, description, department, openings, closes_on } = request;
    if (titles.zh === undefined && titles.en === undefined) {
      throw new ApiError(422, 'invalid_request', 'titles has no language.', 'titles');
    }
    const content = { code, titles, description, department, openings, closes_on };
    const after: Posting = {
      posting_id: before?.posting_id ?? String(FIRST_ID + BigInt(this.#made++)),
      ref,
      ...content,
      status: 'open',
      version: (before?.version ?? 0) + 1,
      updated_at: new Date().toISOString(),
    };
    const isSame = before?.status === 'open' && stableJson(contentOf(before)) === stableJson(content);
    return this.#save(isSame ? before : after, 'posting.published', !isSame);
  }

  /** Closes a posting; again changes nothing. */
  close(ref: string, condition: Condition): Posting {
    const before = this.get(ref);
    if (before.status === 'closed') return this.#save(before, 'posting.closed', false);
    checkCondition(before, condition);
    const after: Posting = {
      ...before,
      status: 'closed',
      version: before.version + 1,
      updated_at: new Date().toISOString(),
    };
    return this.#save(after, 'posting.closed', true);
  }

  /** Forgets all postings; ids are never given out twice. */
  reset(): void {
    this.#journal.clear([{ table: 'meta', key: 'counters', value: { made: this.#made } }]);
  }

  #save(posting: Posting, kind: EffectKind, changed: boolean): Posting {
    const data = { code: posting.code, version: posting.version };
    this.#journal.commit([
      ...(changed ? [{ table: 'postings', key: posting.ref, value: posting }] : []),
      this.#ledger.entry(kind, posting.posting_id, posting.ref, data, changed),
    ]);
    return posting;
  }
}

/** The ETag of a posting as it is now. */
export function etagOf(posting: Posting): string {
  return `"${posting.posting_id}-${posting.version}"`;
}

function contentOf({ code, titles, description, department, openings, closes_on }: PostingRequest): PostingRequest {
  return { code, titles, description, department, openings, closes_on };
}

function checkCondition(before: Posting | undefined, { ifMatch, ifNoneMatch }: Condition): void {
  if (ifMatch === undefined && ifNoneMatch !== '*') {
    const message = 'Say what you know of the posting: If-None-Match: * for a new one, else If-Match with its ETag.';
    throw new ApiError(428, 'precondition_required', message);
  }
  const isMet = ifMatch === undefined ? before === undefined : before !== undefined && etagOf(before) === ifMatch;
  if (!isMet) throw new ApiError(412, 'precondition_failed', 'The posting is not as you know it; read it again.');
}
