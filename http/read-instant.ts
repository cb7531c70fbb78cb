import { HubError } from '../domain/errors.ts';

/**
 * An instant in the form in which the hub stores them, so that texts compare as times do.
 * @throws HubError validation_failed for a date that no calendar has
 */
export function readInstant(text: string | undefined, path: string): string | undefined {
  if (text === undefined) return undefined;
  const ms = Date.parse(text);
  if (Number.isNaN(ms))
    throw new HubError(
      'validation_failed',
      'There is no such date or time: give an instant such as 2026-11-24T01:00:00Z.',
      {
        path,
      },
    );
  return new Date(ms).toISOString();
}
