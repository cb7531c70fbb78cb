/** Stable code → what it means. The codes are part of the API. */
export const resumeErrorCodes = {
  resume_empty: 'The file holds nothing.',
  resume_too_large: 'The file, its pages or its text are more than a résumé may have.',
  resume_encrypted: 'The file needs a password.',
  resume_no_text: 'The file holds pictures of text, not text.',
  resume_corrupt: 'The file is damaged.',
  resume_zip_bomb: 'The file unpacks to more than is safe.',
  resume_type_mismatch: 'The file is not what its name or media type says.',
  resume_unsupported_type: 'The file is of a kind that is not read.',
  resume_timeout: 'Reading took too long.',
  resume_encoding_unreadable: 'The character encoding of the text is not recognised.',
  resume_json_invalid: 'The JSON is not valid, or not JSON Resume.',
} as const;

/** One of the stable codes of `resumeErrorCodes`. */
export type ResumeErrorCode = keyof typeof resumeErrorCodes;

/** A résumé that cannot be read. `message` is a sentence saying what to do; `path` names the part at fault (`file`, or a place inside it). */
export class ResumeError extends Error {
  override readonly name = 'ResumeError';
  readonly code: ResumeErrorCode;
  readonly path: string;

  constructor(code: ResumeErrorCode, message: string, path = 'file', options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.path = path;
  }
}
