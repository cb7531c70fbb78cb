/** Everything an offer letter may speak of, loaded by the caller. Dates are `YYYY-MM-DD`, instants ISO 8601 in UTC, money in minor units. */
export type OfferLetterFacts = {
  company: { name: string; address?: string; contact?: string };
  candidate: { formattedName: string };
  job: { title: string; department: string; site?: string };
  offer: {
    /** Counts from 1; a changed offer is a new version. */
    version: number;
    salary: { amount: number; currency: string; period: 'month' | 'year' };
    startDate: string;
    /** The last moment to answer. */
    answerBy: string;
    probationMonths?: number;
    notes?: string;
    /** What the newcomer brings, in the language of the letter. */
    materials: readonly string[];
  };
  /** Who signs for the company. */
  signatory: { name: string; title: string };
  /** The day the letter is dated; the rendering's `now` where it is missing. */
  issuedOn?: string;
  /** IANA name that instants are shown in; UTC, and said so, where it is missing. */
  timeZone?: string;
};

/** How a fact is turned into words. */
export type FactKind = 'text' | 'number' | 'money' | 'date' | 'instant' | 'list';

/** Path → what stands there: all that a placeholder may name. `optional` facts may only be named inside a block with `when`. */
export const offerLetterFacts: Readonly<Record<string, { kind: FactKind; optional?: true }>> = {
  'company.name': { kind: 'text' },
  'company.address': { kind: 'text', optional: true },
  'company.contact': { kind: 'text', optional: true },
  'candidate.formattedName': { kind: 'text' },
  'job.title': { kind: 'text' },
  'job.department': { kind: 'text' },
  'job.site': { kind: 'text', optional: true },
  'offer.version': { kind: 'number' },
  'offer.salary': { kind: 'money' },
  'offer.startDate': { kind: 'date' },
  'offer.answerBy': { kind: 'instant' },
  'offer.probationMonths': { kind: 'number', optional: true },
  'offer.notes': { kind: 'text', optional: true },
  'offer.materials': { kind: 'list' },
  'signatory.name': { kind: 'text' },
  'signatory.title': { kind: 'text' },
  issuedOn: { kind: 'date' },
};

/** The value at a path of the facts, or undefined; only own properties are followed. */
export function readFact(facts: unknown, path: string): unknown {
  let at: unknown = facts;
  for (const key of path.split('.')) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return at;
}

/** Whether a fact counts as missing: not there, null, or text of blanks alone. An empty list is a known one. */
export function isMissing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
