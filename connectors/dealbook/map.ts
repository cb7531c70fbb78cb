import type { CrmOpportunity } from '../contract.ts';
import type { JsonReader } from '../kit/json.ts';

/**
 * Dealbook's words into the hub's. Source: the vendor's `openapi.yaml` (version 3), served at `<baseUrl>/openapi.yaml`, read
 * 2026-11-22: `Opportunity`.
 */
const stages: { readonly [vendorStage: string]: string } = {
  QUALIFY: 'qualifying',
  PROPOSE: 'proposal',
  NEGOTIATE: 'negotiating',
  WON: 'won',
  LOST: 'lost',
};

/** One opportunity. A stage the vendor added keeps its own name; an amount or a day that makes no sense is refused. */
export function fromOpportunity(node: JsonReader): CrmOpportunity {
  const stage = node.string('stage', 100);
  const amount = node.objectOrNull('amount');
  return {
    remoteId: node.string('id'),
    name: node.string('name', 500),
    stage: Object.hasOwn(stages, stage) ? (stages[stage] ?? stage) : stage,
    amount: amount === null ? null : fromAmount(amount),
    closeDate: fromDay(node),
    customer: node.object('account').string('name', 500),
    ownerEmail: node.objectOrNull('owner')?.textOrNull('email', 320) ?? null,
  };
}

/** Major units as text (`1280000.00`) into minor units, by the currency's own decimals (ISO 4217), half a unit upwards. */
export function fromAmount(amount: JsonReader): { amount: number; currency: string } {
  const currency = amount.string('currency', 3);
  const match = /^(\d{1,15})(?:\.(\d{1,6}))?$/.exec(amount.string('value', 40));
  if (!/^[A-Z]{3}$/.test(currency)) throw amount.fault('currency');
  if (match === null) throw amount.fault('value');
  const decimals = decimalsOf(currency);
  const [, whole = '0', fraction = ''] = match;
  // As text: 1280000.29 * 100 is not a whole number.
  const minor = Number(whole + fraction.padEnd(decimals, '0').slice(0, decimals));
  const rounded = minor + (Number(fraction[decimals] ?? 0) >= 5 ? 1 : 0);
  if (!Number.isSafeInteger(rounded)) throw amount.fault('value');
  return { amount: rounded, currency };
}

function decimalsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

function fromDay(node: JsonReader): string | null {
  const day = node.textOrNull('closeDate', 40);
  if (day === null) return null;
  const at = new Date(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(at.getTime()) || !at.toISOString().startsWith(day)) {
    throw node.fault('closeDate');
  }
  return day;
}
