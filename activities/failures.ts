import { ApplicationFailure } from '@temporalio/common';
import { ConnectorError } from '../connectors/contract.ts';
import { HubError } from '../domain/errors.ts';

const maxSentence = 300;

/**
 * The one mapping of a failed call to Temporal: what may be repeated is, not before the vendor said; what a person must
 * look at is not. Texts are the connectors' own sentences, capped, since they stand in the history.
 */
export function toActivityFailure(error: unknown): Error {
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
