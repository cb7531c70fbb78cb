import { ApplicationFailure } from '@temporalio/common';
import { ConnectorError } from '../connectors/contract.ts';
import { HubError } from '../domain/errors.ts';
import type { CallFailure } from './signatures.ts';

const maxSentence = 300;
/** Before the second attempt, where the vendor names no time. */
const firstRetryMs = 1_000;

/**
 * The one mapping of a failed call to Temporal: what may be repeated is, not before the vendor said; what a person must
 * look at is not. Texts are the connectors' own sentences, capped, since they stand in the history.
 */
export function toActivityFailure(error: unknown): ApplicationFailure {
  if (error instanceof ConnectorError) {
    const message = error.message.slice(0, maxSentence);
    if (error.kind === 'retry' || error.kind === 'rateLimited') {
      return ApplicationFailure.create({
        message,
        type: error.code,
        nonRetryable: false,
        details: [{ outcomeUnknown: error.outcomeUnknown }],
        ...(error.afterMs === undefined ? {} : { nextRetryDelay: error.afterMs }),
      });
    }
    return ApplicationFailure.nonRetryable(message, error.code, { outcomeUnknown: error.outcomeUnknown });
  }
  if (error instanceof HubError) return ApplicationFailure.nonRetryable(error.detail.slice(0, maxSentence), error.code);
  // The hub's own trouble (its database, a fault in its code): the class is enough, its text may hold anything.
  const name = error instanceof Error ? error.name : 'Error';
  return ApplicationFailure.retryable(`The hub could not finish the call (${name}).`, 'hub_trouble');
}

/** The same for a call made together with others: what happened to it is told instead of thrown. */
export function toCallFailure(callKey: string, error: unknown): CallFailure {
  const failure = toActivityFailure(error);
  const [detail] = (failure.details ?? []) as [{ outcomeUnknown?: boolean }?];
  const afterMs = error instanceof ConnectorError ? error.afterMs : undefined;
  return {
    callKey,
    code: failure.type ?? 'failed',
    unknownOutcome: detail?.outcomeUnknown === true,
    retryInMs: failure.nonRetryable === true ? null : (afterMs ?? firstRetryMs),
  };
}
