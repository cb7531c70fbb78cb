import { createHash } from 'node:crypto';
import { ApiError } from '../shared/api.ts';
import { stableJson } from '../shared/idempotency.ts';
import type { Change, Journal } from '../shared/journal.ts';
import type { EffectKind, Ledger } from '../shared/ledger.ts';
import type {
  Applicant,
  ApplicantRequest,
  ApplicantStatus,
  AssessmentRequest,
  Decision,
  DecisionRequest,
  DocumentRequest,
  PlanRequest,
} from './types.ts';

/** The EHR's applicants. Creating always creates; the other writes say what is to be, and repeating them changes nothing. */
export class Applicants {
  readonly #journal: Journal;
  readonly #ledger: Ledger;
  readonly #byExternalRef = new Map<string, string[]>();
  #lastId = 1000;

  constructor(journal: Journal, ledger: Ledger) {
    this.#journal = journal;
    this.#ledger = ledger;
    this.#lastId = journal.rows<{ id: number }>('meta').get('counters')?.id ?? 1000;
    this.#upgrade();
    for (const applicant of this.list()) {
      this.#index(applicant);
      this.#lastId = Math.max(this.#lastId, Number(applicant.id.slice('EMP-A-'.length)));
    }
  }

  /** Every applicant, oldest first. */
  list(): Applicant[] {
    return [...this.#journal.rows<Applicant>('applicants').values()];
  }

  /** The applicants under one external reference, oldest first; more than one is a duplicate somebody made. */
  listByExternalRef(externalRef: string): Applicant[] {
    return (this.#byExternalRef.get(externalRef) ?? []).map((id) => this.get(id));
  }

  /** One applicant; 404 when there is none. */
  get(id: string): Applicant {
    const applicant = this.#journal.rows<Applicant>('applicants').get(id);
    if (!applicant) throw new ApiError(404, 'not_found', 'There is no applicant with this id.');
    return applicant;
  }

  /** Creates an applicant, whether or not there is one with this reference: the caller looks first. */
  create(request: ApplicantRequest): Applicant {
    if (request.email === undefined && request.phone === undefined) {
      throw new ApiError(422, 'invalid_request', 'An applicant needs an email or a phone.', 'email');
    }
    const now = new Date().toISOString();
    const { externalRef, name, email, phone, nationalId, jobCode, jobTitle } = request;
    const applicant: Applicant = {
      id: `EMP-A-${++this.#lastId}`,
      externalRef,
      name,
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
      ...(nationalId === undefined ? {} : { nationalId }),
      jobCode,
      jobTitle,
      status: 'applied',
      statusReason: null,
      assessments: [],
      decisions: [],
      decision: null,
      documents: [],
      plans: [],
      createdAt: now,
      updatedAt: now,
    };
    this.#save(applicant, 'applicant.created', { jobCode }, true);
    this.#index(applicant);
    return applicant;
  }

  /** Writes an assessment; the same content again changes nothing. */
  putAssessment(id: string, assessmentRef: string, request: AssessmentRequest): Applicant {
    const applicant = this.get(id);
    if (request.total.score > request.total.max) {
      throw new ApiError(422, 'invalid_request', 'total.score is above total.max.', 'total.score');
    }
    request.dimensions.forEach((dimension, index) => {
      if (dimension.score > dimension.max) {
        throw new ApiError(422, 'invalid_request', 'The score is above max.', `dimensions[${index}].score`);
      }
    });
    const before = applicant.assessments.find((assessment) => assessment.assessmentRef === assessmentRef);
    const changed = !before || !holdsSame(before, request);
    const now = new Date().toISOString();
    const after = { ...request, assessmentRef, revision: (before?.revision ?? 0) + 1, updatedAt: now };
    const assessments = before
      ? applicant.assessments.map((assessment) => (assessment === before ? after : assessment))
      : [...applicant.assessments, after];
    const next = changed ? { ...applicant, assessments, updatedAt: now } : applicant;
    return this.#save(next, 'assessment.written', { assessmentRef, result: request.result }, changed);
  }

  /** Writes a decision under the caller's own reference; the same content again changes nothing. */
  putDecision(id: string, decisionRef: string, request: DecisionRequest): Applicant {
    const applicant = this.get(id);
    const { list: decisions, changed } = putByRef(applicant.decisions, 'decisionRef', decisionRef, request);
    const next = changed ? { ...applicant, decisions, decision: newestOf(decisions), updatedAt: now() } : applicant;
    return this.#save(next, 'decision.written', { decisionRef, result: request.result }, changed);
  }

  /** Writes an onboarding plan under the caller's own reference; the same content again changes nothing. */
  putPlan(id: string, planRef: string, request: PlanRequest): Applicant {
    const applicant = this.get(id);
    const { list: plans, changed } = putByRef(applicant.plans, 'planRef', planRef, request);
    const next = changed ? { ...applicant, plans, updatedAt: now() } : applicant;
    return this.#save(next, 'plan.written', { planRef, tasks: request.tasks.length }, changed);
  }

  /** Files a document under the caller's own reference; the same content again changes nothing. */
  putDocument(id: string, documentRef: string, request: DocumentRequest): Applicant {
    const applicant = this.get(id);
    const { content, ...about } = request;
    const bytes = Buffer.from(content, 'base64');
    if (bytes.length === 0 || bytes.toString('base64') !== content) {
      throw new ApiError(422, 'invalid_request', 'content is not base64.', 'content');
    }
    if (request.mediaType === 'application/pdf' && !bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) {
      throw new ApiError(422, 'invalid_request', 'content is not a PDF.', 'content');
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const record = { ...about, sizeBytes: bytes.length, sha256 };
    const { list: documents, changed } = putByRef(applicant.documents, 'documentRef', documentRef, record);
    const next = changed ? { ...applicant, documents, updatedAt: now() } : applicant;
    const data = { documentRef, documentType: request.documentType, sizeBytes: bytes.length, sha256 };
    const kept = changed ? [{ table: 'documents', key: `${id}/${documentRef}`, value: content }] : [];
    return this.#save(next, 'document.filed', data, changed, kept);
  }

  /** The bytes of a document; 404 when there is none. */
  readDocument(id: string, documentRef: string): Buffer {
    const content = this.#journal.rows<string>('documents').get(`${id}/${documentRef}`);
    if (content === undefined) throw new ApiError(404, 'not_found', 'There is no such document.');
    return Buffer.from(content, 'base64');
  }

  /** Sets the status; the same status and reason again change nothing. */
  setStatus(id: string, status: ApplicantStatus, reason: string | null): Applicant {
    const applicant = this.get(id);
    const changed = applicant.status !== status || applicant.statusReason !== reason;
    const next = changed
      ? { ...applicant, status, statusReason: reason, updatedAt: new Date().toISOString() }
      : applicant;
    return this.#save(next, 'status.written', { status }, changed);
  }

  /** Forgets all applicants; ids are never given out twice. */
  reset(keep: Change[] = []): void {
    this.#byExternalRef.clear();
    this.#journal.clear([{ table: 'meta', key: 'counters', value: { id: this.#lastId } }, ...keep]);
  }

  /** Applicants kept before there were several decisions, documents and plans. */
  #upgrade(): void {
    const old = this.list().filter((applicant) => (applicant as Partial<Applicant>).decisions === undefined);
    this.#journal.commit(
      old.map((applicant) => {
        const decision = applicant.decision === null ? null : { ...applicant.decision, decisionRef: 'decision' };
        const decisions = decision === null ? [] : [decision];
        const value = { ...applicant, decision, decisions, documents: [], plans: [] };
        return { table: 'applicants', key: applicant.id, value };
      }),
    );
  }

  #save(
    applicant: Applicant,
    kind: EffectKind,
    data: Record<string, unknown>,
    changed: boolean,
    also: Change[] = [],
  ): Applicant {
    this.#journal.commit([
      ...also,
      ...(changed ? [{ table: 'applicants', key: applicant.id, value: applicant }] : []),
      this.#ledger.entry(kind, applicant.id, applicant.externalRef, data, changed),
    ]);
    return applicant;
  }

  #index(applicant: Applicant): void {
    const same = this.#byExternalRef.get(applicant.externalRef);
    if (same) same.push(applicant.id);
    else this.#byExternalRef.set(applicant.externalRef, [applicant.id]);
  }
}

function now(): string {
  return new Date().toISOString();
}

function newestOf(decisions: Decision[]): Decision | null {
  return decisions.reduce<Decision | null>(
    (newest, one) => (newest === null || Date.parse(one.decidedAt) >= Date.parse(newest.decidedAt) ? one : newest),
    null,
  );
}

type Kept<Ref extends string> = { [K in Ref]: string } & { revision: number; updatedAt: string };

/** Puts a request into a list under its reference; tells whether that changed anything. */
function putByRef<Ref extends string, T extends Kept<Ref>>(
  list: T[],
  refName: Ref,
  ref: string,
  request: object,
): { list: T[]; changed: boolean } {
  const before = list.find((one) => one[refName] === ref);
  if (before !== undefined && holdsSame(before, request)) return { list, changed: false };
  const revision = (before?.revision ?? 0) + 1;
  const after = { ...request, [refName]: ref, revision, updatedAt: now() } as unknown as T;
  return { list: before ? list.map((one) => (one === before ? after : one)) : [...list, after], changed: true };
}

/** Whether what is kept says what the request says (leaving out what the EHR itself added). */
function holdsSame(kept: object, request: object): boolean {
  const own = new Set(['revision', 'updatedAt', 'assessmentRef', 'decisionRef', 'planRef', 'documentRef']);
  const contentOf = (value: object): object =>
    Object.fromEntries(Object.entries(value).filter(([name]) => !own.has(name)));
  return stableJson(contentOf(kept)) === stableJson(contentOf(request));
}
