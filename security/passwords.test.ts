import { scryptSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashPassword, needsRehash, verifyPassword } from './passwords.ts';

describe('passwords', () => {
  it('are verified against their own hash and no other, in any Unicode form', async () => {
    const stored = await hashPassword('pässwörd 密码');
    expect(stored).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$/);
    expect(await verifyPassword('pässwörd 密码'.normalize('NFD'), stored)).toBe(true);
    expect(await verifyPassword('passwörd 密码', stored)).toBe(false);
    expect(needsRehash(stored)).toBe(false);
  });

  it('cost as much when there is no such login', async () => {
    const stored = await hashPassword('x');
    // Processor time of the whole process: waiting for other work on the machine does not count.
    const cpuMs = async (run: () => Promise<unknown>) => {
      const start = process.cpuUsage();
      await run();
      return process.cpuUsage(start).user / 1_000;
    };
    const known = await cpuMs(() => verifyPassword('y', stored));
    expect(await cpuMs(() => verifyPassword('y', null))).toBeGreaterThan(known / 3);
  });

  it('never match a damaged hash, nor spend what it asks for', async () => {
    const greedy = `$scrypt$ln=30,r=8,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;
    for (const stored of ['', greedy]) expect(await verifyPassword('', stored)).toBe(false);
    for (const stored of ['', 'plain', greedy, '$scrypt$ln=17,r=8,p=1$$']) expect(needsRehash(stored)).toBe(true);
  });

  it('are hashed anew when the cost was lower', async () => {
    const hash = scryptSync('x', Buffer.alloc(16, 1), 32, { N: 2 ** 14, r: 8, p: 1 })
      .toString('base64')
      .replaceAll('=', '');
    const salt = Buffer.alloc(16, 1).toString('base64').replaceAll('=', '');
    const stored = `$scrypt$ln=14,r=8,p=1$${salt}$${hash}`;
    expect(await verifyPassword('x', stored)).toBe(true);
    expect(needsRehash(stored)).toBe(true);
  });
});
