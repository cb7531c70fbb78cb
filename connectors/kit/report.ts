/** What a run of the contract tests found, kept beside the connector as `report.json` and held against each later run. */
export type KitReport = {
  connectorId: string;
  /** What stood on the other end: the vendor itself, a server made from the vendor's own specification, or our stand-in. */
  against: 'live' | 'spec' | 'sandbox';
  /** Faults each operation was run under, with every effect counted as exactly one. */
  operations: { [name: string]: string[] };
  /** Webhook cases that were judged right. */
  webhooks: string[];
  /** Checks of the contract that found nothing wrong. */
  checks?: string[];
  /** What was not tried, and why not. */
  skips?: { check: string; reason: string }[];
};

/** How far a connector was verified, from its report; `simulated` without one. */
export function verifiedLevel(report: KitReport | null): 'live' | 'spec' | 'simulated' {
  if (report === null || Object.keys(report.operations).length === 0) return 'simulated';
  return report.against === 'sandbox' ? 'simulated' : report.against;
}
