import { ConnectorError, type ConnectorContext, type HubSmtp, type MessageSent, type Operation } from '../contract.ts';
import type { OutgoingMessage } from '../contract.ts';
import { composeMail, messageIdOf } from '../kit/compose-mail.ts';

/**
 * One SMTP dialogue. SMTP knows no key and cannot be asked what was sent, so `once`: when the whole mail had left and no
 * answer came, a person decides. Whatever fails before that is tried again, since a server keeps nothing of a mail it has
 * not whole (RFC 5321 4.1.1.4); a clear no says it was not taken. The Message-ID is made of the key, so that a mail sent
 * again on purpose is the same mail to programs that look.
 */
export const send: Operation<OutgoingMessage, MessageSent> = {
  safety: 'once',
  timeoutMs: 120_000,
  async run(ctx, input) {
    const from = readSender(ctx);
    const messageId = messageIdOf(ctx.key, from.email);
    const replyTo = ctx.config['replyTo'];
    const bytes = await composeMail(input, {
      from,
      ...(typeof replyTo === 'string' ? { replyTo } : {}),
      messageId,
      date: ctx.now(),
    });
    if (!/^[^\s<>\p{Cc}]+@[^\s<>@\p{Cc}]+$/u.test(input.to.email)) {
      throw new ConnectorError('rejected', 'recipient_invalid', "The recipient's address is not one; correct it.", {
        field: 'to.email',
      });
    }
    await smtpOf(ctx).send({ from: from.email, to: input.to.email, bytes });
    return { remoteId: messageId };
  },
};

/** The mail client of a context. */
export function smtpOf(ctx: ConnectorContext): HubSmtp {
  if (ctx.smtp === undefined) throw new TypeError('An SMTP connector needs a context with a mail client.');
  return ctx.smtp;
}

function readSender(ctx: ConnectorContext): { email: string; name?: string } {
  const { from, fromName } = ctx.config;
  if (typeof from !== 'string' || !from.includes('@')) {
    throw new ConnectorError('rejected', 'sender_missing', 'The connection has no sender address; set from.', {
      field: 'config.from',
    });
  }
  return { email: from, ...(typeof fromName === 'string' ? { name: fromName } : {}) };
}
