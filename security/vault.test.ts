import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aadOf, open, openBytes, seal, SealError, sealBytes } from './sealing.ts';
import { createVault } from './vault.ts';

const vault = createVault(randomBytes(32));
const { key } = vault.newDataKey('candidate-1', 'key-1');
const other = vault.newDataKey('candidate-1', 'key-2').key;
const aad = aadOf('candidates', 'person', 'candidate-1');

describe('sealing', () => {
  it('opens what it sealed, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(open(key, aad, seal(key, aad, text))).toBe(text);
      }),
    );
  });

  it('never gives the same ciphertext twice', () => {
    const sealed = new Set(Array.from({ length: 1_000 }, () => seal(key, aad, 'same')));
    expect(sealed.size).toBe(1_000);
  });

  it('does not open in another place', () => {
    const sealed = seal(key, aad, 'secret');
    for (const elsewhere of [
      aadOf('candidates', 'person', 'candidate-2'),
      aadOf('resumes', 'person', 'candidate-1'),
      '',
    ]) {
      expect(() => open(key, elsewhere, sealed)).toThrow(SealError);
    }
  });

  it('does not open with another key', () => {
    expect(() => open(other, aad, seal(key, aad, 'secret'))).toThrow(SealError);
  });

  it('does not open when any one bit was changed', () => {
    const sealed = sealBytes(key, aad, Buffer.from('a short secret'));
    let refused = 0;
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => openBytes(key, aad, changed)).toThrow(SealError);
      refused++;
    }
    expect(refused).toBe(sealed.length * 8);
  });

  it.each([4, 8, 12, 15])('refuses a tag cut to %i bytes', (tagBytes) => {
    const sealed = sealBytes(key, aad, Buffer.from('a longer secret, so that enough bytes are left'));
    expect(() => openBytes(key, aad, sealed.subarray(0, sealed.length - 16 + tagBytes))).toThrow(SealError);
  });

  it('would have taken a tag of 4 bytes without the named length: the fault this format keeps out', () => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key.secret, nonce);
    const text = Buffer.concat([cipher.update('secret'), cipher.final()]);
    const shortTag = cipher.getAuthTag().subarray(0, 4);
    const decipherWith = (options: { authTagLength?: number }) => {
      // The planted fault is the call without `authTagLength`.
      const decipher = createDecipheriv('aes-256-gcm', key.secret, nonce, options as { authTagLength: number });
      decipher.setAuthTag(shortTag);
      return Buffer.concat([decipher.update(text), decipher.final()]).toString();
    };
    expect(decipherWith({})).toBe('secret');
    expect(() => decipherWith({ authTagLength: 16 })).toThrow();
  });

  it.each(['', 'v1.', 'v1.AAAA', 'v2.AAAA', 'plain text', 'v1.!!!!'])('refuses %j with a SealError', (sealed) => {
    expect(() => open(key, aad, sealed)).toThrow(SealError);
  });
});

describe('the vault', () => {
  it('wraps data keys so that only the same master key, row and candidate unwrap them', () => {
    const { wrappedKey } = vault.newDataKey('candidate-1', 'key-1');
    expect(() => vault.unwrap({ id: 'key-1', candidateId: 'candidate-1', wrappedKey })).not.toThrow();
    expect(() => vault.unwrap({ id: 'key-1', candidateId: 'candidate-2', wrappedKey })).toThrow(SealError);
    expect(() => vault.unwrap({ id: 'key-2', candidateId: 'candidate-1', wrappedKey })).toThrow(SealError);
    expect(() => createVault(randomBytes(32)).unwrap({ id: 'key-1', candidateId: 'candidate-1', wrappedKey })).toThrow(
      SealError,
    );
  });

  it('unwraps the key it made', () => {
    const made = vault.newDataKey('candidate-3', 'key-3');
    expect(open(vault.unwrap(made), aad, seal(made.key, aad, 'text'))).toBe('text');
  });

  it('gives the same answers for the same master key, so a restart changes nothing', () => {
    const master = randomBytes(32);
    const [one, two] = [createVault(master), createVault(master)];
    expect(two.openLocal('a', one.sealLocal('a', 'text'))).toBe('text');
    expect(one.blindIndex('phone', '+8613800138001')).toBe(two.blindIndex('phone', '+8613800138001'));
    expect(one.hashToken('t')).toBe(two.hashToken('t'));
  });

  it('keeps its subkeys apart', () => {
    const sealed = vault.sealLocal('a', 'text');
    expect(() => vault.open(vault.installationKey, 'a', sealed)).toThrow(SealError);
    expect(vault.blindIndex('email', 'x')).not.toBe(vault.blindIndex('phone', 'x'));
    expect(vault.hashToken('x')).not.toBe(vault.blindIndex('email', 'x'));
  });

  it('gives no phone away to somebody who tries every number without the key', () => {
    const stolen = new Set(['+8613800138001', '+8613800138002'].map((phone) => vault.blindIndex('phone', phone)));
    const thief = createVault(randomBytes(32));
    const tryAll = (index: (phone: string) => string) => {
      let found = 0;
      for (let n = 0; n < 20_000; n++) if (stolen.has(index(`+86138001${String(n).padStart(5, '0')}`))) found++;
      return found;
    };
    expect(tryAll((phone) => thief.blindIndex('phone', phone))).toBe(0);
    // The planted fault: with the key in the thief's hands both are found.
    stolen.add(vault.blindIndex('phone', '+8613800100007'));
    expect(tryAll((phone) => vault.blindIndex('phone', phone))).toBe(1);
  });

  it('refuses a master key that is not 32 bytes', () => {
    expect(() => createVault(Buffer.alloc(31))).toThrow(/32 bytes/);
  });

  it('never shows a key in JSON or logs', () => {
    expect(JSON.stringify(key)).not.toMatch(/[A-Za-z0-9+/]{40}/);
    expect(inspect({ key, vault }, { depth: 9 })).not.toContain(key.secret.export().toString('hex').slice(0, 16));
  });
});
