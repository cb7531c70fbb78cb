import { createConnection } from 'node:net';
import { HubError } from '../../domain/errors.ts';
import { infected } from './attachment-error.ts';

const chunkBytes = 64 * 1024;

/**
 * Has a clamd look at the bytes, by its INSTREAM command (https://docs.clamav.net/manual/Usage/Scanning.html). Safe to repeat.
 * @param address `host:port`
 * @throws HubError `attachment_infected`; `attachment_scan_failed` where it does not answer: a file that was not looked at is not taken
 */
export async function scanWithClamd(bytes: Uint8Array, address: string, timeoutMs = 20_000): Promise<void> {
  const answer = await ask(bytes, address, timeoutMs).catch((cause: unknown) => {
    throw failed(cause);
  });
  if (/^stream: OK$/.test(answer)) return;
  if (/^stream: .+ FOUND$/.test(answer)) throw infected();
  throw failed(new Error('unexpected answer'));
}

const failed = (cause: unknown): HubError =>
  new HubError('attachment_scan_failed', 'The malware scanner did not look at the file: try again in a minute.', {
    path: '/file',
    cause,
    retryAfterSeconds: 60,
  });

function ask(bytes: Uint8Array, address: string, timeoutMs: number): Promise<string> {
  const at = address.lastIndexOf(':');
  return new Promise((resolve, reject) => {
    const socket = createConnection({
      host: address.slice(0, at).replace(/^\[|\]$/g, ''),
      port: Number(address.slice(at + 1)),
    });
    const timer = setTimeout(() => socket.destroy(new Error('timeout')), timeoutMs);
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      answer += part;
      if (answer.length > 10_000) socket.destroy(new Error('answer too long'));
      // A command that begins with z is answered up to a zero byte.
      else if (answer.includes('\0')) socket.end();
    });
    socket.on('error', reject);
    socket.on('close', () => {
      clearTimeout(timer);
      if (answer.includes('\0')) resolve(answer.slice(0, answer.indexOf('\0')));
      else reject(new Error('closed without an answer'));
    });
    socket.on('connect', () => {
      socket.write('zINSTREAM\0');
      for (let from = 0; from < bytes.length; from += chunkBytes) {
        const chunk = bytes.subarray(from, from + chunkBytes);
        const length = Buffer.alloc(4);
        length.writeUInt32BE(chunk.length);
        socket.write(length);
        socket.write(chunk);
      }
      socket.write(Buffer.alloc(4));
    });
  });
}
