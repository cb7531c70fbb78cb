import { ConnectorError } from '../../contract.ts';

/** An error by its kind and code alone. */
export function nameError(error: unknown): string {
  if (error === undefined) return 'no error';
  if (error instanceof ConnectorError) return `${error.kind} ${error.code}`;
  return error instanceof Error ? error.name : 'something that is no error';
}
