import { HubError } from '../domain/errors.ts';

/** The ETag of a version. */
export function toEtag(version: number): string {
  return `"${version}"`;
}

/**
 * The version an If-Match header names.
 * @throws HubError version_required without one, version_conflict when it is none of ours
 */
export function requireIfMatch(header: string | undefined): number {
  if (header === undefined || header.trim() === '')
    throw new HubError('version_required', 'Read it first, and send its ETag in If-Match.', {
      path: 'header/If-Match',
    });
  const version = /^(?:W\/)?"(\d{1,15})"$/.exec(header.trim())?.[1];
  if (version === undefined)
    throw new HubError('version_conflict', 'If-Match is not an ETag of ours: read it again and send that ETag.', {
      path: 'header/If-Match',
    });
  return Number(version);
}
