import { readBody } from '../read-body.ts';
import type { RawRoute } from '../route.ts';

const limitBytes = 1024 * 1024;

/** The bytes are taken exactly as they came: a signature covers bytes, not what a parser makes of them. */
export const receiveWebhook: RawRoute = {
  operationId: 'receiveWebhook',
  action: 'anyone',
  // Some vendors put their signature there.
  hasAnyQuery: true,
  raw: async ({ deps, params, query: given, req, res }) => {
    const bytes = await readBody(req, limitBytes);
    const headers: { [name: string]: string } = {};
    for (const [name, value] of Object.entries(req.headers)) if (typeof value === 'string') headers[name] = value;
    const query: { [name: string]: string } = {};
    for (const [name, value] of Object.entries(given)) if (typeof value === 'string') query[name] = value;
    const { received, duplicates, acknowledgement } = await deps.inbox.receiveWebhook(params['connectionId'] ?? '', {
      bytes,
      headers,
      query,
    });
    if (acknowledgement !== undefined) {
      const { status, mediaType, body } = acknowledgement;
      res.writeHead(status, { 'Content-Type': mediaType }).end(body);
      return;
    }
    res.writeHead(202, { 'Content-Type': 'application/json' }).end(JSON.stringify({ received, duplicates }));
  },
};
