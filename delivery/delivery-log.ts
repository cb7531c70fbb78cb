/** The part of a logger that delivery uses; lines carry ids and codes, never content. */
export type DeliveryLog = {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
};

/** Counters of delivery; `wiring.ts` backs them by the hub's metrics. */
export type DeliveryMetrics = { count(name: DeliveryCounter, labels?: Record<string, string>, by?: number): void };

/** What is counted, and with which labels. */
export const deliveryCounters = {
  inbox_received_total: { help: 'Inbound events kept', labels: ['via', 'outcome'] },
  inbox_duplicate_total: { help: 'Inbound events that were known already', labels: ['via'] },
  inbox_found_by_poll_total: { help: 'Events whose webhook was lost', labels: ['connection'] },
  inbox_resignalled_total: { help: 'Applications signalled again by the sweeper', labels: [] },
  inbox_rejected_total: { help: 'Webhooks refused', labels: ['code'] },
  workflows_started_by_sweeper_total: { help: 'Workflows that a crash had left unstarted', labels: [] },
  outbox_attempt_total: { help: 'Attempts to tell subscribers', labels: ['result'] },
} as const;

export type DeliveryCounter = keyof typeof deliveryCounters;

/** The name of an error for a log line: class and code, without its message, which may quote content. */
export function errorName(error: unknown): string {
  const { name, code } = error as { name?: string; code?: string | number };
  return code === undefined ? String(name ?? 'unknown') : `${String(name)} ${String(code)}`;
}
