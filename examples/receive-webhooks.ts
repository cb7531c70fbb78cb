/**
 * A subscriber of the hub's events: checks each signature with the `standardwebhooks` package and prints what happened.
 *
 *     npx node examples/receive-webhooks.ts        (against a hub that `npm start` runs; Ctrl-C ends it)
 *
 * It subscribes by the API, so it needs a key of the role `it` or `administrator`: HUB_API_KEY, made by
 * `npm run hub -- keys create --role it`. HUB_URL (http://127.0.0.1:8700) and PORT (8760) tell where both are.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { Webhook } from 'standardwebhooks';

const hubUrl = process.env['HUB_URL'] ?? 'http://127.0.0.1:8700';
const port = Number(process.env['PORT'] ?? 8760);
const key = process.env['HUB_API_KEY'];
if (key === undefined) {
  console.error('Set HUB_API_KEY: npm run hub -- keys create --role it');
  process.exit(2);
}

let webhook: Webhook | null = null;
/** Events come at least once: what was handled is remembered by its id. In production this belongs in a database. */
const handled = new Set<string>();

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

createServer((request, response) => {
  void (async () => {
    const body = await readBytes(request);
    try {
      // Over the bytes as they came: a body that was parsed and written again is another one. Throws when it is not ours.
      webhook?.verify(body.toString('utf8'), request.headers as Record<string, string>);
    } catch {
      response.writeHead(401).end();
      return;
    }
    const event = JSON.parse(body.toString('utf8')) as { id: string; type: string; position: string; data: unknown };
    if (!handled.has(event.id))
      console.log(`${event.position.padStart(5)}  ${event.type}  ${JSON.stringify(event.data)}`);
    handled.add(event.id);
    response.writeHead(204).end();
  })();
}).listen(port, '127.0.0.1');

const made = await fetch(`${hubUrl}/api/v1/webhook-subscriptions`, {
  method: 'POST',
  headers: {
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
    'idempotency-key': crypto.randomUUID(),
  },
  // No eventTypes: all of them.
  body: JSON.stringify({ url: `http://127.0.0.1:${port}/hub-events` }),
});
if (!made.ok) {
  console.error(`The hub refused: ${await made.text()}`);
  process.exit(1);
}
const { id, secret } = (await made.json()) as { id: string; secret: string };
webhook = new Webhook(secret);
console.log(`Subscribed as ${id}; waiting for events on port ${port} …`);
