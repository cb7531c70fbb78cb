import { ConnectorError } from '../contract.ts';

const NOTICEABLE_SKEW_MS = 30_000;

/** Runs a probe and turns a {@link ConnectorError} into `ok: false` with its sentence; anything else is thrown. */
export async function probeSafely(probe: () => Promise<string>): Promise<{ ok: boolean; detail: string }> {
  try {
    return { ok: true, detail: (await probe()).trim() };
  } catch (error) {
    if (error instanceof ConnectorError) return { ok: false, detail: error.message };
    throw error;
  }
}

/** Says how far the vendor's clock is from ours when it is more than 30 s; signatures are refused beyond 300 s. */
export function describeSkew(vendorTime: string | null, now: Date): string {
  const skewMs = vendorTime === null ? Number.NaN : Date.parse(vendorTime) - now.getTime();
  if (!(Math.abs(skewMs) > NOTICEABLE_SKEW_MS)) return '';
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  return `Its clock is ${seconds} s ${skewMs > 0 ? 'ahead of' : 'behind'} ours; webhooks are refused beyond 300 s.`;
}
