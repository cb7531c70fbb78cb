/** The catalogue of every failure a user can cause: stable code, HTTP status, title. `docs/errors.md` lists the same. */
export const errorCatalogue = {
  validation_failed: { status: 422, title: 'The request does not fit the schema' },
  json_invalid: { status: 400, title: 'The body is not valid JSON' },
  json_too_deep: { status: 400, title: 'The JSON is nested too deeply' },
  json_duplicate_key: { status: 400, title: 'A key appears twice in one object' },
  body_too_large: { status: 413, title: 'The body is too large' },
  media_type_unsupported: { status: 415, title: 'This media type is not taken here' },
  unauthenticated: { status: 401, title: 'No valid key or session' },
  forbidden: { status: 403, title: 'This role may not do that' },
  csrf_failed: { status: 403, title: 'The session token of the page is missing' },
  not_found: { status: 404, title: 'There is no such thing' },
  method_not_allowed: { status: 405, title: 'This address does not take that method' },
  conflict: { status: 409, title: 'It already exists' },
  version_required: { status: 428, title: 'If-Match is missing' },
  version_conflict: { status: 412, title: 'Somebody changed it since you read it' },
  idempotency_key_reused: { status: 422, title: 'The Idempotency-Key was used with another body' },
  idempotency_in_flight: { status: 409, title: 'A request with this Idempotency-Key is under way' },
  reference_unknown: { status: 422, title: 'Something the request names does not exist' },
  cursor_invalid: { status: 400, title: 'The cursor is not one of ours' },
  candidate_contact_missing: { status: 422, title: 'Neither e-mail nor phone is known' },
  candidate_name_missing: { status: 422, title: 'The name is not known' },
  candidate_erased: { status: 410, title: 'This candidate was erased' },
  phone_invalid: { status: 422, title: 'Not a telephone number' },
  job_not_open: { status: 409, title: 'The job takes no applications' },
  application_exists: { status: 409, title: 'This candidate already applies to this job' },
  application_ended: { status: 409, title: 'The application has ended' },
  task_not_open: { status: 409, title: 'The task is no longer open' },
  task_outcome_invalid: { status: 422, title: 'The task does not take this answer' },
  scorecard_required: { status: 422, title: 'This task needs a scorecard' },
  scorecard_dimension_unknown: { status: 422, title: 'The rubric has no such dimension' },
  offer_not_expected: { status: 409, title: 'The application is not at its offer' },
  offer_not_open: { status: 409, title: 'The offer takes no answer' },
  offer_expired: { status: 409, title: 'The time to answer the offer has passed' },
  job_closed: { status: 409, title: 'The job is closed' },
  material_unknown: { status: 422, title: 'The offer asks for no such document' },
  not_confirmed: { status: 503, title: 'Not confirmed; safe to repeat' },
  process_invalid: { status: 422, title: 'The process has faults' },
  process_not_published: { status: 409, title: 'The process has no published version' },
  process_version_immutable: { status: 409, title: 'A published version cannot be changed' },
  second_person_required: { status: 403, title: 'This needs a second person' },
  requisition_incomplete: { status: 422, title: 'The requisition is not complete' },
  requisition_not_ready: { status: 409, title: 'The requisition is not at that point' },
  question_set_incomplete: { status: 422, title: 'The question set lacks something' },
  question_set_immutable: { status: 409, title: 'Only a draft can be changed' },
  question_set_not_ready: { status: 409, title: 'The question set is not at that point' },
  question_set_not_published: { status: 409, title: 'The question set has no published version' },
  change_request_required: { status: 409, title: 'This change needs a change request' },
  change_request_closed: { status: 409, title: 'The change was decided already' },
  connection_missing: { status: 422, title: 'A stage has no connection' },
  deadline_past: { status: 422, title: 'The deadline has passed' },
  weights_invalid: { status: 422, title: 'The weights do not add up to 100' },
  operation_unsupported: { status: 409, title: 'The connector can not do this' },
  fact_unknown: { status: 422, title: 'There is no such fact' },
  condition_invalid: { status: 422, title: 'The condition is not valid' },
  connector_unknown: { status: 422, title: 'There is no such connector' },
  connection_not_found: { status: 404, title: 'There is no such connection' },
  connection_in_use: { status: 409, title: 'The connection is in use' },
  connection_config_invalid: { status: 422, title: 'The connection settings do not fit the connector' },
  host_not_allowed: { status: 422, title: 'The connector may not call this host' },
  url_not_allowed: { status: 422, title: 'This address may not be called' },
  webhook_signature_invalid: { status: 401, title: 'The signature is missing or wrong' },
  webhook_timestamp_stale: { status: 401, title: 'The signature is too old or from the future' },
  webhook_payload_invalid: { status: 422, title: "The event does not fit the vendor's shape" },
  webhooks_unsupported: { status: 404, title: 'This connection takes no webhooks' },
  login_failed: { status: 401, title: 'Login or password is wrong' },
  too_many_attempts: { status: 429, title: 'Too many attempts' },
  resume_empty: { status: 422, title: 'The résumé is empty' },
  resume_too_large: { status: 413, title: 'The résumé is larger than 20 MiB' },
  resume_encrypted: { status: 422, title: 'The résumé is protected by a password' },
  resume_no_text: { status: 422, title: 'The résumé holds no text' },
  resume_corrupt: { status: 422, title: 'The résumé is damaged' },
  resume_zip_bomb: { status: 422, title: 'The résumé unpacks to far too much' },
  resume_type_mismatch: { status: 422, title: 'The file is not what its name says' },
  resume_unsupported_type: { status: 415, title: 'This kind of file is not read' },
  resume_encoding_unreadable: { status: 422, title: 'The encoding of the text is not known' },
  resume_json_invalid: { status: 422, title: 'Not a JSON Resume' },
  resume_timeout: { status: 422, title: 'Reading the résumé took too long' },
  time_zone_unknown: { status: 422, title: 'There is no such time zone' },
  slot_not_offered: { status: 422, title: 'This time is not offered' },
  slot_taken: { status: 409, title: 'This time was just taken' },
  booking_not_expected: { status: 409, title: 'The application waits for no interview time' },
  booking_exists: { status: 409, title: 'An interview is booked already' },
  booking_ended: { status: 409, title: 'The booking no longer stands' },
  booking_not_started: { status: 409, title: 'The interview has not begun' },
  booking_changes_used_up: { status: 409, title: 'The booking was changed too often' },
  booking_change_too_late: { status: 409, title: 'It is too late to change the booking' },
  template_invalid: { status: 422, title: 'The letter template has faults' },
  template_fact_missing: { status: 422, title: 'A fact the letter needs is missing' },
  glyph_missing: { status: 422, title: 'A character can not be printed' },
  document_too_long: { status: 422, title: 'The document would be too long' },
  attachment_too_large: { status: 413, title: 'The attachment is too large' },
  attachment_type_unsupported: { status: 415, title: 'This kind of attachment is not taken' },
  attachment_infected: { status: 422, title: 'The attachment holds malware' },
  attachment_unsafe: { status: 422, title: 'The attachment is not safe to keep' },
  attachment_scan_failed: { status: 503, title: 'The malware scanner does not answer' },
  temporal_unavailable: { status: 503, title: 'The workflow engine does not answer' },
  internal: { status: 500, title: 'A fault of the hub' },
} as const satisfies Record<string, { status: number; title: string }>;

/** One of the stable codes of {@link errorCatalogue}. */
export type ErrorCode = keyof typeof errorCatalogue;

/** One fault among several of the same request. */
export type ErrorItem = { path: string; code: string; message: string };

/**
 * A failure a user can cause or must know of. `detail` is a sentence that says what to do and holds no personal data;
 * `path` points at the faulty place (JSON Pointer).
 */
export class HubError extends Error {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly path: string | undefined;
  readonly errors: ErrorItem[] | undefined;
  /** Seconds after which to try again, for the Retry-After header. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    detail: string,
    more: { path?: string; errors?: ErrorItem[]; cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(`${code}: ${detail}`, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'HubError';
    this.code = code;
    this.detail = detail;
    this.path = more.path;
    this.errors = more.errors;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }

  get status(): number {
    return errorCatalogue[this.code].status;
  }
}
