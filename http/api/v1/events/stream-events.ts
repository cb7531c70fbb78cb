import { toCloudEvent } from '../../../../delivery/cloud-event.ts';
import { departmentScope } from '../../../principal.ts';
import type { RawRoute } from '../../../route.ts';

const heartbeatMs = 15_000;
/** The right is looked at when the stream opens; so it ends now and then, and the browser comes back by itself. */
const longestMs = 10 * 60_000;

/** Server-sent events: `id` is the position, `data` an Event. A reader that is too slow is not waited for: it comes back. */
export const streamEvents: RawRoute = {
  operationId: 'streamEvents',
  action: 'events.read',
  raw: async ({ deps, principal, query, req, res }) => {
    const scope = principal ? departmentScope(principal) : '-';
    const lastId = req.headers['last-event-id'];
    const from = typeof lastId === 'string' && /^\d{1,19}$/.test(lastId) ? lastId : query['after'];
    const gone = new AbortController();
    const end = () => gone.abort();
    req.once('close', end);
    res.once('close', end);
    const ending = setTimeout(end, longestMs);
    res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
    res.write('retry: 2000\n\n');
    const heartbeat = setInterval(() => res.write(': still here\n\n'), heartbeatMs);
    try {
      for await (const events of deps.eventStream.read(typeof from === 'string' ? Number(from) : null, gone.signal)) {
        for (const event of events) {
          if (scope !== null && event.departmentId !== scope) continue;
          res.write(`id: ${event.position}\ndata: ${JSON.stringify(toCloudEvent(event, deps.config.publicUrl))}\n\n`);
        }
        if (res.writableNeedDrain) await drained(res, gone.signal);
      }
    } finally {
      clearInterval(heartbeat);
      clearTimeout(ending);
      res.end();
    }
  },
};

function drained(res: NodeJS.EventEmitter, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    res.once('drain', resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
