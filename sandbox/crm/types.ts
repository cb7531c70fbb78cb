/** The stages of an opportunity; the last two are closed. */
export const STAGES = ['QUALIFY', 'PROPOSE', 'NEGOTIATE', 'WON', 'LOST'] as const;
/** One of {@link STAGES}. */
export type Stage = (typeof STAGES)[number];

/** A deal somebody works on. */
export interface Opportunity {
  id: string;
  /** Key of the department its owner works in. */
  team: string;
  name: string;
  stage: Stage;
  /** In major units with the currency's decimals, such as `1250000.00`; null while nobody knows. */
  amount: { value: string; currency: string } | null;
  /** `YYYY-MM-DD`; null while nobody knows. */
  closeDate: string | null;
  customer: string;
  owner: { name: string; email: string | null };
  /** Set by the control alone: members that replace those of the answer, as a vendor's broken data would. */
  broken?: Record<string, unknown>;
}
