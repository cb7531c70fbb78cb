import type { IncomingMessage } from 'node:http';
import { HubError } from '../domain/errors.ts';

/**
 * Reads a body's bytes exactly as they came.
 * @throws HubError body_too_large above `limitBytes`, media_type_unsupported when it is compressed
 */
export async function readBody(req: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const encoding = req.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity')
    throw new HubError('media_type_unsupported', 'Send the body uncompressed, without Content-Encoding.');
  const tooLarge = () =>
    new HubError('body_too_large', `The body may have at most ${limitBytes} bytes: send less at once.`);
  if (Number(req.headers['content-length'] ?? 0) > limitBytes) throw tooLarge();
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of req as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > limitBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}
