import { ConnectorError } from '../contract.ts';

/** The schemes a connector's base URL may have. */
export function schemesOf(manifest: { transport?: 'http' | 'smtp' }): readonly string[] {
  return manifest.transport === 'smtp' ? ['smtps:', 'smtp:'] : ['https:', 'http:'];
}

/**
 * Reads a connection's base URL and checks it against the hosts of the manifest (`api.vendor.com`, `*.vendor.com`, or `*`
 * for whatever host the administrator chose).
 * @throws ConnectorError kind `hostNotAllowed`; the sentence says what is wrong
 */
export function parseBaseUrl(
  value: unknown,
  allowedHosts: readonly string[],
  schemes: readonly string[] = schemesOf({}),
): URL {
  if (typeof value !== 'string' || !URL.canParse(value))
    throw refuse(`is not an address such as ${schemes[0]}//api.example.com`);
  const url = new URL(value);
  if (!schemes.includes(url.protocol)) {
    throw refuse(`must begin with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`);
  }
  if (url.hostname === '') throw refuse('names no host');
  if (url.username !== '' || url.password !== '') throw refuse('must not hold a user name or password');
  if (url.search !== '' || url.hash !== '') throw refuse('must not hold a query or fragment');
  if (!allowedHosts.some((pattern) => isHostMatching(url.hostname, pattern))) {
    throw refuse(`names a host this connector may not call; it may call ${allowedHosts.join(', ') || 'none'}`);
  }
  return url;
}

function isHostMatching(host: string, pattern: string): boolean {
  if (pattern === '*') return true;
  if (pattern.startsWith('*.')) return host.endsWith(pattern.slice(1).toLowerCase());
  return host === pattern.toLowerCase();
}

function refuse(what: string): ConnectorError {
  return new ConnectorError('hostNotAllowed', 'host_not_allowed', `The connection's baseUrl ${what}.`);
}

/**
 * Puts a relative path under the base URL. The path begins with one `/` and can leave neither the host nor the base path.
 * @throws ConnectorError kind `hostNotAllowed`
 */
export function resolvePath(base: URL, path: string, query: { [name: string]: string | number | undefined } = {}): URL {
  const isRelative = /^\/(?!\/)[^\\?#\s]*$/.test(path);
  const isInside = path.split('/').every((segment) => !/^(\.|%2e){1,2}$/i.test(segment));
  if (!isRelative || !isInside) {
    throw new ConnectorError(
      'hostNotAllowed',
      'path_not_allowed',
      "A connector's path must begin with / and stay under baseUrl.",
    );
  }
  const url = new URL(base.origin);
  url.pathname = base.pathname.replace(/\/+$/, '') + path;
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}

/**
 * Builds a path from a template whose holes are encoded: ``pathOf`/orders/${id}/report` ``. A hole that is empty, `.` or
 * `..` is refused, so an id from outside can't point at another resource.
 */
export function pathOf(parts: TemplateStringsArray, ...holes: string[]): string {
  return parts.reduce((path, part, at) => {
    const hole = holes[at - 1] ?? '';
    if (hole === '' || hole === '.' || hole === '..') {
      throw new ConnectorError('rejected', 'path_part_invalid', 'An id is missing or can not be part of an address.');
    }
    return path + encodeURIComponent(hole) + part;
  });
}
