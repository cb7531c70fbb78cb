import { errorCatalogue, HubError } from '../domain/errors.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { DecisionInput } from '../workflows/messages.ts';
import type { HttpDeps } from './deps.ts';

/**
 * Hands a person's decision to the process and waits for yes or no. Safe to repeat with the same `updateId`.
 * @throws HubError with the code of the refusal; not_confirmed, temporal_unavailable, application_ended
 */
export async function decide(
  deps: Pick<HttpDeps, 'gateway'>,
  applicationId: string,
  updateId: string,
  input: DecisionInput,
): Promise<void> {
  const result = await deps.gateway.decide(applicationId, updateId, input);
  if (result.accepted) return;
  const code: ErrorCode = result.code in errorCatalogue ? (result.code as ErrorCode) : 'conflict';
  throw new HubError(code, result.reason);
}
