import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingMessage } from '../contract.ts';

/** Who sends, and what the mail is known by. */
export type MailFrame = {
  from: { email: string; name?: string };
  replyTo?: string;
  /** Without angle brackets. */
  messageId: string;
  date: Date;
};

/**
 * Makes the whole mail (RFC 5322, MIME): text, files, and a meeting both as `text/calendar` beside the text, which mail
 * programs show with buttons, and as a file for those that do not. Names and subjects in any script are encoded (RFC
 * 2047, RFC 2231), long lines wrapped; line breaks in them become spaces, so that no text adds a header.
 */
export async function composeMail(message: OutgoingMessage, frame: MailFrame): Promise<Uint8Array> {
  const { to, calendar } = message;
  const composer = new MailComposer({
    from: { name: oneLine(frame.from.name ?? ''), address: frame.from.email },
    to: { name: oneLine(to.name ?? ''), address: to.email },
    ...(frame.replyTo === undefined ? {} : { replyTo: { name: '', address: frame.replyTo } }),
    subject: oneLine(message.subject),
    messageId: `<${frame.messageId}>`,
    date: frame.date,
    // Tells other machines not to answer (RFC 3834), and readers which language it is (RFC 3282).
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': message.language === 'zh' ? 'zh-CN' : 'en' },
    text: message.text,
    attachments: (message.attachments ?? []).map(({ fileName, mediaType, content }) => ({
      filename: oneLine(fileName),
      contentType: isMediaType(mediaType) ? mediaType : 'application/octet-stream',
      content: Buffer.from(content, 'base64'),
    })),
    ...(calendar === undefined
      ? {}
      : { icalEvent: { method: calendar.method, filename: 'invite.ics', content: calendar.ics } }),
    // Nothing of a message is ever read from this machine's files or from the network.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** A Message-ID that is the same whenever the same effect is tried: made of the key, under the sender's domain. */
export function messageIdOf(key: string, senderEmail: string): string {
  const domain = senderEmail.slice(senderEmail.lastIndexOf('@') + 1);
  return `${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${domain}`;
}

function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}

function isMediaType(text: string): boolean {
  return /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/i.test(text);
}
