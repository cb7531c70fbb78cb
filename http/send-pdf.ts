import type { ServerResponse } from 'node:http';

/** Sends a PDF; browsers show it, and keep no copy. `fileName` is ours: plain ASCII. */
export function sendPdf(res: ServerResponse, bytes: Uint8Array, fileName: string): void {
  res
    .writeHead(200, {
      'Content-Type': 'application/pdf',
      'Content-Length': bytes.length,
      'Content-Disposition': `inline; filename="${fileName}"`,
      'Cache-Control': 'no-store',
    })
    .end(bytes);
}
