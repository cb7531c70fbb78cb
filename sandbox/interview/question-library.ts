import { ApiError } from '../shared/api.ts';
import { hashJson } from '../shared/idempotency.ts';
import type { Journal } from '../shared/journal.ts';
import type { Ledger } from '../shared/ledger.ts';
import type { Dimension, Question } from './types.ts';

/** What a customer puts into the library (`QuestionSetRequest` in `openapi.yaml`). */
export interface QuestionSetRequest {
  name: string;
  language: string;
  questions: Question[];
  rubric: { dimensions: Dimension[] };
}

/** What the API shows of one version. */
export interface QuestionSet {
  questionSetId: string;
  ref: string;
  version: number;
  name: string;
  questionCount: number;
  updatedAt: string;
}

interface StoredSet {
  shown: QuestionSet;
  hash: string;
  content: QuestionSetRequest;
}

/** The vendor's library of question sets, one entry for each version of the customer's reference. */
export class QuestionLibrary {
  readonly #journal: Journal;
  readonly #ledger: Ledger;
  readonly #vendorNow: () => Date;

  constructor(journal: Journal, ledger: Ledger, vendorNow: () => Date) {
    this.#journal = journal;
    this.#ledger = ledger;
    this.#vendorNow = vendorNow;
  }

  /** Puts a version in place; the same content again changes nothing but is counted. */
  put(ref: string, version: number, content: QuestionSetRequest): QuestionSet {
    const key = JSON.stringify([ref, version]);
    const before = this.#rows().get(key);
    const hash = hashJson(content);
    const isSame = before?.hash === hash;
    const questionSetId = before?.shown.questionSetId ?? `QS-${String(this.#rows().size + 1).padStart(6, '0')}`;
    const shown: QuestionSet = {
      questionSetId,
      ref,
      version,
      name: content.name,
      questionCount: content.questions.length,
      updatedAt: isSame ? before.shown.updatedAt : this.#vendorNow().toISOString(),
    };
    this.#journal.commit([
      { table: 'questionSets', key, value: { shown, hash, content } satisfies StoredSet },
      this.#ledger.entry('questionSet.pushed', questionSetId, ref, { version }, !isSame),
    ]);
    return shown;
  }

  /** One version; 404 when there is none. */
  get(ref: string, version: number): QuestionSet {
    const found = this.#rows().get(JSON.stringify([ref, version]));
    if (!found) throw new ApiError(404, 'not_found', 'There is no such version of this question set.');
    return found.shown;
  }

  #rows(): ReadonlyMap<string, StoredSet> {
    return this.#journal.rows<StoredSet>('questionSets');
  }
}
