import { isUniqueViolation } from '../db/constraints.ts';
import { isDatabaseAway, isDeadlock } from '../db/failures.ts';
import { errorCatalogue, HubError } from '../domain/errors.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { Problem } from '../schemas/types.ts';

/**
 * What every error becomes: a HubError stays, a coded error of another part takes the catalogue's entry, a database that was
 * locked or away for too long is `not_confirmed`, somebody else's row in the way `conflict`, the rest is `internal`.
 */
export function toHubError(error: unknown): HubError {
  if (error instanceof HubError) return error;
  const coded = error as { code?: unknown; message?: unknown; path?: unknown } | null;
  // ResumeError and its kin: a code of the catalogue, a sentence for people, a path.
  if (error instanceof Error && typeof coded?.code === 'string' && coded.code in errorCatalogue)
    return new HubError(coded.code as ErrorCode, error.message, {
      cause: error,
      ...(typeof coded.path === 'string' ? { path: error.name === 'ResumeError' ? '/resume' : coded.path } : {}),
    });
  if (isDatabaseAway(error) || isDeadlock(error))
    return new HubError(
      'not_confirmed',
      'The database is too busy or away: send it again, with the same Idempotency-Key if you gave one.',
      { cause: error, retryAfterSeconds: 2 },
    );
  // Whoever inserts says this in better words (`orDuplicate`); where that was forgotten it is still nobody's fault.
  if (isUniqueViolation(error))
    return new HubError('conflict', 'Somebody did the same at the same moment: read it again before you repeat.', {
      cause: error,
    });
  return new HubError('internal', 'Something in the hub failed; tell its operator the request id.', { cause: error });
}

/** RFC 9457 problem details of an error. */
export function toProblem(error: HubError, requestId: string, publicUrl: string): Problem {
  return {
    type: `${publicUrl}/docs/errors#${error.code}`,
    title: errorCatalogue[error.code].title,
    status: error.status,
    code: error.code,
    detail: error.detail,
    requestId,
    ...(error.path === undefined ? {} : { path: error.path }),
    ...(error.errors === undefined ? {} : { errors: error.errors.slice(0, 100) }),
  };
}
