import { ConnectorError, type ConnectorContext } from '../contract.ts';

/**
 * The path of a calendar below `baseUrl`, with a slash at the end: from a whole address below it, from a path, or from a
 * name alone, which is looked for in `calendarHome` (by default the user's own folder).
 * @throws ConnectorError kind `rejected` when it is none of these
 */
export function calendarPath(ctx: ConnectorContext, calendar: string): string {
  const base = String(ctx.config['baseUrl']).replace(/\/+$/, '');
  const given = calendar.trim();
  if (/^https?:\/\//i.test(given)) {
    if (!given.startsWith(`${base}/`)) throw refuse('is not below the address of this connection');
    return withSlash(given.slice(base.length));
  }
  if (given.startsWith('/')) return withSlash(given);
  if (given === '' || given.includes('/') || given === '.' || given === '..')
    throw refuse('is neither an address nor a name');
  const { calendarHome } = ctx.config;
  const home =
    typeof calendarHome === 'string' ? calendarHome : `/${encodeURIComponent(String(ctx.credentials['username']))}/`;
  return `${home}${encodeURIComponent(given)}/`;
}

/** The path of the object that holds one event: made of its UID, the same through all changes. */
export function objectPath(ctx: ConnectorContext, calendar: string, uid: string): string {
  // A name of dots alone would be a step in the path.
  if (uid === '' || uid.length > 200) throw refuse('has an event without a usable uid');
  return `${calendarPath(ctx, calendar)}${encodeURIComponent(uid)}.ics`;
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

function refuse(what: string): ConnectorError {
  return new ConnectorError('rejected', 'calendar_invalid', `The calendar ${what}; correct it.`, { field: 'calendar' });
}
