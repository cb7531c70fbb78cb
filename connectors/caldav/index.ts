import { ConnectorError, type Connector, type ConnectorContext } from '../contract.ts';
import { probeSafely } from '../kit/probe.ts';
import { listBusy } from './busy.ts';
import { classify } from './classify.ts';
import { putEvent, removeEvent } from './events.ts';
import { readMultistatus } from './multistatus.ts';
import { configSchema, credentialsSchema } from './schemas.ts';

/** Any calendar server that speaks CalDAV: reads taken times, puts and removes meetings. */
export const caldav: Connector = {
  manifest: {
    id: 'caldav',
    vendor: 'CalDAV',
    kinds: ['calendar'],
    allowedHosts: ['*'],
    dataClasses: ['public', 'internal', 'personal'],
    region: 'on-premises',
    source: 'RFC 4791, RFC 4918, RFC 5545 and the ways of Radicale 3.1.8, read 2026-11-22',
  },
  configSchema,
  credentialsSchema,
  authorize: ({ username, password }) => ({
    Authorization: `Basic ${Buffer.from(`${String(username)}:${String(password)}`).toString('base64')}`,
  }),
  classify,
  probe: (ctx) => probeSafely(() => findPrincipal(ctx)),
  operations: { 'calendar.listBusy': listBusy, 'calendar.putEvent': putEvent, 'calendar.removeEvent': removeEvent },
};

/** Asks who the server thinks it speaks with (RFC 5397). */
async function findPrincipal(ctx: ConnectorContext): Promise<string> {
  const response = await ctx.http.send({
    method: 'PROPFIND',
    path: '/',
    headers: { Depth: '0', Accept: 'application/xml, text/xml' },
    text: {
      mediaType: 'application/xml; charset=utf-8',
      content: '<?xml version="1.0"?><propfind xmlns="DAV:"><prop><current-user-principal/></prop></propfind>',
    },
    expect: 'any',
  });
  const [first] = readMultistatus('CalDAV', response);
  if (first === undefined || !JSON.stringify(first.properties).includes('href')) {
    throw new ConnectorError(
      'reauth',
      'unauthorized',
      'The calendar server does not say who is signed in; check the user.',
    );
  }
  return 'Connected; the calendar server knows the user.';
}
