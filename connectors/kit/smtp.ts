import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { ConnectorError, type Connector, type HubSmtp, type SmtpMail } from '../contract.ts';
import { parseBaseUrl, schemesOf } from './base-url.ts';
import { resolveAllowed } from './guard-address.ts';
import { smtpError, type SmtpFailure } from './smtp-error.ts';

/**
 * The connection a mail client speaks for. Of `config`: `startTls` (`required`, the default, or `never`, for relays on
 * the same machine) and `caCertificate` (PEM, for a company's own authority). Of `credentials`: `username`, `password`.
 */
export type SmtpConnection = {
  config: { [key: string]: unknown };
  credentials: { [key: string]: unknown };
  signal: AbortSignal;
  /** The most that one dialogue may take. */
  timeoutMs: number;
};

/** Mail servers' ports; others from 1024 up. */
const mailPorts = new Set([25, 465, 587]);
const CHUNK_BYTES = 16 * 1024;
const MAX_MESSAGE_BYTES = 25 * 1024 * 1024;

/**
 * One connection's mail client, over nodemailer's single SMTP dialogue. Not its pool: that takes a message up again by
 * itself when a connection breaks, and SMTP cannot tell a repetition from a second mail.
 * @throws ConnectorError kind `hostNotAllowed` at once when the base URL is not allowed
 */
export function createSmtp(vendor: Pick<Connector, 'manifest'>, connection: SmtpConnection): HubSmtp {
  const base = parseBaseUrl(connection.config['baseUrl'], vendor.manifest.allowedHosts, schemesOf(vendor.manifest));
  const port = base.port === '' ? (base.protocol === 'smtps:' ? 465 : 587) : Number(base.port);
  if ((port < 1024 && !mailPorts.has(port)) || !['', '/'].includes(base.pathname)) {
    throw new ConnectorError(
      'hostNotAllowed',
      'port_not_allowed',
      "The connection's baseUrl must be scheme, host and port 25, 465, 587 or one from 1024 up.",
    );
  }
  const place = { host: base.hostname, port, isSecure: base.protocol === 'smtps:' };
  return {
    async send(mail) {
      if (mail.bytes.byteLength > MAX_MESSAGE_BYTES) {
        throw new ConnectorError('rejected', 'request_too_large', 'The mail is larger than 25 MiB; leave files out.');
      }
      return { reply: await speak(vendor, connection, place, mail) };
    },
    async verify() {
      await speak(vendor, connection, place, null);
    },
  };
}

type Place = { host: string; port: number; isSecure: boolean };

async function speak(
  vendor: Pick<Connector, 'manifest'>,
  connection: SmtpConnection,
  place: Place,
  mail: SmtpMail | null,
): Promise<string> {
  const timeout = AbortSignal.timeout(connection.timeoutMs);
  const addresses = await resolveAllowed(place.host);
  const { credentials, config } = connection;
  const { username, password } = credentials;
  const auth =
    typeof username === 'string' && username !== '' && typeof password === 'string'
      ? { user: username, pass: password }
      : null;
  const isPlain = !place.isSecure && config['startTls'] === 'never';
  if (auth !== null && isPlain && !addresses.every((address) => address.startsWith('127.') || address === '::1')) {
    throw new ConnectorError(
      'rejected',
      'plain_password_refused',
      'A password is never sent unencrypted over a network; set startTls to required, or leave the password out.',
    );
  }
  const source = mail === null ? null : new MessageSource(mail.bytes);
  const smtp = new SMTPConnection({
    host: addresses[0] ?? '',
    port: place.port,
    secure: place.isSecure,
    ...(isIP(place.host) === 0 ? { servername: place.host } : {}),
    ...(place.isSecure ? {} : isPlain ? { ignoreTLS: true } : { requireTLS: true }),
    connectionTimeout: connection.timeoutMs,
    greetingTimeout: connection.timeoutMs,
    socketTimeout: connection.timeoutMs,
    logger: false,
    tls: {
      minVersion: 'TLSv1.2',
      ...(typeof config['caCertificate'] === 'string' && config['caCertificate'] !== ''
        ? { ca: config['caCertificate'] }
        : {}),
    },
  });
  const stopping = AbortSignal.any([connection.signal, timeout]);
  try {
    const reply = await new Promise<string>((resolve, reject) => {
      const stop = (): void => {
        reject(Object.assign(new Error(), { code: connection.signal.aborted ? 'cancelled' : 'timeout' }));
      };
      if (stopping.aborted) return stop();
      stopping.addEventListener('abort', stop, { once: true });
      smtp.on('error', reject);
      // Without it a server that closes between two steps would be waited for until the time is up.
      smtp.on('end', () => reject(new Error()));
      const converse = (): void => {
        if (mail === null || source === null) return resolve('');
        const envelope = { from: mail.from, to: [mail.to], size: mail.bytes.byteLength };
        smtp.send(envelope, source, (error, info) => (error ? reject(error) : resolve(info?.response ?? '')));
      };
      smtp.connect((error) => {
        if (error) return reject(error);
        if (auth === null) return converse();
        smtp.login({ ...auth, credentials: auth }, (failure) => (failure ? reject(failure) : converse()));
      });
    });
    // Nobody waits for the goodbye: what counts was answered.
    smtp.quit();
    return reply;
  } catch (error) {
    smtp.close();
    throw smtpError(vendor.manifest.vendor, error as SmtpFailure, source?.hasLeft ?? false);
  }
}

/**
 * The message's bytes, in parts; the final dot follows the last one. While `hasLeft` is false the server cannot have a
 * whole message, and drops what it has (RFC 5321 4.1.1.4).
 */
class MessageSource extends Readable {
  hasLeft = false;
  #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    super({ highWaterMark: 1 });
    this.#bytes = bytes;
  }

  override _read(): void {
    const part = this.#bytes.subarray(0, CHUNK_BYTES);
    this.#bytes = this.#bytes.subarray(CHUNK_BYTES);
    this.hasLeft = this.#bytes.byteLength === 0;
    this.push(part);
    if (this.hasLeft) this.push(null);
  }
}
