import { HubError } from '../../domain/errors.ts';
import { unpackPdf } from './check-pdf.ts';
import { unpackMembers } from './check-zip.ts';
import { scanWithClamd } from './clamd.ts';
import { isZip, refuseTestVirus, refuseTestVirusInside } from './test-virus.ts';

/**
 * Looks for malware in a résumé that could be read: it is kept, and somebody may open it. What is in it besides, and how far
 * it may unpack, the reader has judged. Reads only; safe to repeat.
 * @param options.clamdAddress `host:port` of a real scanner, none by default: then the test virus alone is known
 * @throws HubError `attachment_infected`, `attachment_scan_failed`
 */
export async function scanResume(bytes: Uint8Array, options: { clamdAddress?: string | null } = {}): Promise<void> {
  try {
    refuseTestVirus(bytes);
    lookInside(bytes);
    if (options.clamdAddress) await scanWithClamd(bytes, options.clamdAddress);
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    const { code, detail, cause, retryAfterSeconds } = error;
    const more = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
    throw new HubError(code, detail, { path: '/resume', cause, ...more });
  }
}

function lookInside(bytes: Uint8Array): void {
  try {
    if (isZip(bytes)) refuseTestVirusInside(unpackMembers(bytes));
    else if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-')
      unpackPdf(bytes).forEach(refuseTestVirus);
  } catch (error) {
    // Large pictures unpack to a lot: that is no fault of a résumé, it is only not looked at here.
    if (!(error instanceof HubError) || error.code !== 'attachment_unsafe') throw error;
  }
}
