import { ApiError } from '../shared/api.ts';
import { stableJson } from '../shared/idempotency.ts';
import type { Journal } from '../shared/journal.ts';
import type { EffectKind, Ledger } from '../shared/ledger.ts';
import type { Applicant, ApplicantRequest, ApplicantStatus, AssessmentRequest, DecisionRequest } from './types.ts';

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
      decision: null,
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

  /** Writes the decision; the same content again changes nothing. */
  putDecision(id: string, request: DecisionRequest): Applicant {
    const applicant = this.get(id);
    const before = applicant.decision;
    const changed = !before || !holdsSame(before, request);
    const now = new Date().toISOString();
    const decision = { ...request, revision: (before?.revision ?? 0) + 1, updatedAt: now };
    const next = changed ? { ...applicant, decision, updatedAt: now } : applicant;
    return this.#save(next, 'decision.written', { result: request.result }, changed);
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
  reset(): void {
    this.#byExternalRef.clear();
    this.#journal.clear([{ table: 'meta', key: 'counters', value: { id: this.#lastId } }]);
  }

  #save(applicant: Applicant, kind: EffectKind, data: Record<string, unknown>, changed: boolean): Applicant {
    this.#journal.commit([
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

/** Whether what is kept says what the request says (leaving out what the EHR itself added). */
function holdsSame(kept: object, request: object): boolean {
  const {
    revision: _revision,
    updatedAt: _updatedAt,
    assessmentRef: _ref,
    ...content
  } = kept as Record<string, unknown>;
  const { assessmentRef: _given, ...wanted } = request as Record<string, unknown>;
  return stableJson(content) === stableJson(wanted);
}
