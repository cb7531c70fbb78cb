import net from 'node:net';
import type { WireFault } from '../../connectors/kit/fault-matrix.ts';

/** What may go wrong on the way to a mail server. */
export const smtpFaults = [
  '429NoRetryAfter',
  '500',
  'delay',
  'timeoutBeforeCommit',
  'timeoutAfterCommit',
  'truncatedJson',
  'refused',
] as const satisfies readonly WireFault[];

/** A stand before a real mail server whose line can be disturbed. */
export type SmtpProxy = {
  url: string;
  /** Mails that the server took, in order. */
  taken(): string[];
  /** Lets a fault strike the next `times` dialogues. */
  strike(fault: WireFault, times: number): void;
  /** Switches it off; how often it struck. */
  calm(): number;
  stop(): Promise<void>;
};

/**
 * Starts one before a mail server without encryption on this machine. `429NoRetryAfter`: "too busy" instead of a
 * greeting · `500`: the server fails after the whole mail (451) · `timeoutBeforeCommit`: the line goes silent before the
 * final dot · `timeoutAfterCommit`: after it, the answer swallowed · `truncatedJson`: half of that answer, then a cut ·
 * `refused`: a cut at once.
 */
export async function startSmtpProxy(targetPort: number): Promise<SmtpProxy> {
  const taken: string[] = [];
  const sockets = new Set<net.Socket>();
  let rule: { fault: WireFault; left: number; hits: number } | null = null;
  const server = net.createServer((client) => {
    sockets.add(client);
    client.on('close', () => sockets.delete(client));
    client.on('error', () => undefined);
    let fault: WireFault | undefined;
    if (rule !== null && rule.left > 0) {
      rule.left -= 1;
      rule.hits += 1;
      fault = rule.fault;
    }
    if (fault === 'refused') return void client.destroy();
    if (fault === '429NoRetryAfter') return void client.end('421 4.7.0 too busy\r\n');
    const upstream = net.connect(targetPort, '127.0.0.1');
    sockets.add(upstream);
    upstream.on('error', () => client.destroy());
    upstream.on('close', () => client.end());
    client.on('close', () => upstream.destroy());
    let isData = false;
    let hasDot = false;
    let body = '';
    client.on('data', (chunk) => {
      if (isData && !hasDot) {
        body = (body + chunk.toString('latin1')).slice(-20_000_000);
        const ends = body.endsWith('\r\n.\r\n');
        if (fault === 'timeoutBeforeCommit') return;
        if (ends && fault === '500') {
          hasDot = true;
          // The server never sees the end, so it keeps nothing, as one does that fails.
          upstream.destroy();
          return void client.write('451 4.3.0 failed\r\n');
        }
        hasDot = ends;
      }
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      const text = chunk.toString('latin1');
      // Several answers come at once where the commands did.
      if (/^354/m.test(text)) isData = true;
      if (hasDot) {
        hasDot = false;
        isData = false;
        if (text.startsWith('250')) taken.push('mail.taken');
        if (fault === 'timeoutAfterCommit') return;
        if (fault === 'truncatedJson') return void client.end('25');
      }
      if (fault === 'delay') return void setTimeout(() => client.write(chunk), 20);
      client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    taken: () => [...taken],
    strike: (fault, times) => void (rule = { fault, left: times, hits: 0 }),
    calm() {
      const hits = rule?.hits ?? 0;
      rule = null;
      return hits;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
