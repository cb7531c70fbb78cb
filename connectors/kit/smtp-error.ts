import { ConnectorError } from '../contract.ts';

/** What nodemailer's dialogue fails with. Its message quotes addresses and replies, so it is never passed on. */
export type SmtpFailure = { code?: string; originalCode?: string; responseCode?: number; command?: string };

/** A server that knows nobody yet asks to come again (greylisting); minutes, not seconds. */
const GREYLIST_WAIT_MS = 60_000;

const distrust = /CERT|SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY)|ALTNAME/;

/**
 * What the end of a mail dialogue means. `hasLeft`: the whole message may have reached the server. A negative reply says
 * in any case that it was not taken (RFC 5321 4.2.1); silence after the message left says nothing.
 */
export function smtpError(vendor: string, failure: SmtpFailure, hasLeft: boolean): ConnectorError {
  const { code = 'network', originalCode = '', responseCode, command = '' } = failure;
  const isLater = responseCode !== undefined && responseCode >= 400 && responseCode < 500;
  const isNever = responseCode !== undefined && responseCode >= 500;
  const says = responseCode === undefined ? code : `SMTP ${responseCode}`;
  const named =
    responseCode === undefined ? (/^[A-Za-z][A-Za-z_]{0,40}$/.test(code) ? code : 'network') : `smtp_${responseCode}`;
  const status = responseCode === undefined ? {} : { status: responseCode };

  if (distrust.test(originalCode) || distrust.test(code)) {
    return new ConnectorError(
      'rejected',
      'certificate_refused',
      `${vendor}'s certificate is not trusted; set caCertificate to your company's authority, or correct the host name.`,
    );
  }
  if (isLater) {
    const wait = command === 'RCPT TO' ? { afterMs: GREYLIST_WAIT_MS } : {};
    return new ConnectorError('retry', named, `${vendor} can not take the mail now (${says}); it was not sent.`, {
      ...status,
      ...wait,
    });
  }
  if (command === 'STARTTLS' || (code === 'ETLS' && isNever)) {
    return new ConnectorError(
      'rejected',
      'starttls_refused',
      `${vendor} offers no encryption on this port; use smtps:// with its port, or the port for STARTTLS.`,
    );
  }
  if (code === 'EAUTH') {
    return new ConnectorError(
      'reauth',
      'unauthorized',
      `${vendor} refuses the user name or password (${says}); renew them in the connection.`,
      status,
    );
  }
  if (isNever) {
    const isRecipient = command === 'RCPT TO';
    return new ConnectorError(
      'rejected',
      named,
      `${vendor} refuses the mail (${says})${isRecipient ? '; it dislikes the recipient' : ''}.`,
      { ...status, ...(isRecipient ? { field: 'to.email' } : {}) },
    );
  }
  if (code === 'EENVELOPE' || (code === 'EMESSAGE' && !hasLeft)) {
    return new ConnectorError(
      'rejected',
      code === 'EMESSAGE' ? 'message_too_large' : 'envelope_invalid',
      code === 'EMESSAGE'
        ? `The mail is larger than ${vendor} takes; leave files out.`
        : `The sender's or recipient's address can not be written in a mail dialogue; correct it.`,
    );
  }
  if (!hasLeft)
    return new ConnectorError('retry', named, `${vendor} broke off or could not be reached; nothing was sent.`);
  return new ConnectorError(
    'unknown',
    named,
    `${vendor} had the whole mail and gave no answer; whether it goes out is not known.`,
  );
}
