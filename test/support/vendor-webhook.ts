import { Webhook } from 'standardwebhooks';
import type { TestHub } from './hub.ts';

export type VendorWebhook = {
  id: string;
  type: string;
  occurredAt: string;
  orderId: string;
  externalId: string;
  data: Record<string, unknown>;
};

/** An event as the interview vendor writes them; what is not given is made up. */
export function makeVendorEvent(change: Partial<VendorWebhook>): VendorWebhook {
  return {
    id: `evt_${crypto.randomUUID()}`,
    type: 'interview.opened',
    occurredAt: new Date().toISOString(),
    orderId: 'CV-999999',
    externalId: 'nobody-knows-this',
    data: {},
    ...change,
  };
}

/** A report as the vendor would write it. */
export function makeReportData(dimensions: readonly string[]): Record<string, unknown> {
  const at = new Date().toISOString();
  return {
    overall: { score: 99, max: 100 },
    dimensions: dimensions.map((key) => ({ key, score: 9.9, max: 10, comment: 'Late.', evidence: [] })),
    summary: 'A report that comes after the end.',
    answers: [],
    interviewer: { type: 'ai', model: 'clearvoice-sim-1' },
    startedAt: at,
    completedAt: at,
    language: 'en',
  };
}

/** Posts an event to the hub, signed by the reference implementation of Standard Webhooks. */
export async function postVendorWebhook(
  hub: TestHub,
  event: unknown,
  change: { secret?: string; at?: Date; headers?: (signed: Record<string, string>) => Record<string, string> } = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const secret = change.secret ?? hub.hub.sandboxTokens?.interviewWebhookSecret ?? '';
  const at = change.at ?? new Date();
  const text = JSON.stringify(event);
  const id = (event as { id?: string }).id ?? crypto.randomUUID();
  const signed = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, text),
  };
  const response = await fetch(`${hub.hub.urls.hub}/webhooks/clearvoice`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(change.headers ?? ((same) => same))(signed) },
    body: text,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
