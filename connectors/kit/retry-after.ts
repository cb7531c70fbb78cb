const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Reads a `Retry-After` header (seconds or an HTTP date) as milliseconds from `now`, between 0 and 24 hours; undefined
 * when it is absent or means nothing.
 */
export function parseRetryAfter(value: string | undefined, now: Date): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d{1,10}(\.\d{1,3})?$/.test(text)) return Math.min(DAY_MS, Math.ceil(Number(text) * 1000));
  if (!/^[A-Z][a-z]{2,8},? \d{1,2}[ -][A-Z][a-z]{2}[ -]\d{2,4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.min(DAY_MS, Math.max(0, at - now.getTime()));
}
