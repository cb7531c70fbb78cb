import type { IncomingMessage } from 'node:http';
import { HubError } from '../domain/errors.ts';

/** @throws HubError media_type_unsupported when the body is compressed: nothing is unpacked before its size is known */
export function requireUncompressed(req: IncomingMessage): void {
  const encoding = req.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity')
    throw new HubError('media_type_unsupported', 'Send the body uncompressed, without Content-Encoding.', {
      path: 'header/Content-Encoding',
    });
}

/**
 * Reads a body's bytes exactly as they came.
 * @throws HubError body_too_large above `limitBytes`, media_type_unsupported when it is compressed
 */
export async function readBody(req: IncomingMessage, limitBytes: number): Promise<Buffer> {
  requireUncompressed(req);
  const tooLarge = () =>
    new HubError('body_too_large', `The body may have at most ${limitBytes} bytes: send less at once.`);
  if (Number(req.headers['content-length'] ?? 0) > limitBytes) throw tooLarge();
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    const settle = (end: () => void) => {
      req.off('data', take).off('end', finish).off('error', fail).off('close', fail);
      end();
    };
    const take = (part: Buffer) => {
      length += part.length;
      if (length > limitBytes) settle(() => reject(tooLarge()));
      else parts.push(part);
    };
    const finish = () => settle(() => resolve(Buffer.concat(parts, length)));
    const fail = () => settle(() => reject(new HubError('json_invalid', 'The body ended early: send it again.')));
    // By events: an iterator that is left early would tear the connection down before the answer is out.
    req.on('data', take).on('end', finish).on('error', fail).on('close', fail);
  });
}
