import type { JobPosting } from '../contract.ts';

/** The body of `PUT /v2/postings/{ref}`. Source: the vendor's `openapi.yaml` (API v2), read 2026-11-22. */
export function toPosting(job: JobPosting): { [key: string]: unknown } {
  const { zh, en } = job.title;
  return {
    code: job.code,
    titles: { ...(zh === undefined ? {} : { zh }), ...(en === undefined ? {} : { en }) },
    description: job.description,
    department: job.departmentName,
    openings: job.headcount,
    closes_on: job.closesOn,
  };
}

/** Tells whether a posting as read says what is to be written. */
export function isSamePosting(wanted: { [key: string]: unknown }, kept: { readonly [key: string]: unknown }): boolean {
  return Object.entries(wanted).every(([name, value]) => stableText(value) === stableText(kept[name]));
}

function stableText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
