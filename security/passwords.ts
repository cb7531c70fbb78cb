import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** OWASP's first choice for scrypt: 128 MiB and about 0.4 s each; four at once fill Node's thread pool. */
const cost = { logN: 17, r: 8, p: 1 } as const;
const saltBytes = 16;
const hashBytes = 32;
const maxPasswordLength = 1_000;

type Params = { logN: number; r: number; p: number };

/** Hashes a password into `$scrypt$ln=17,r=8,p=1$<salt>$<hash>`; asynchronous, about 0.4 s. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const hash = await derive(password, salt, hashBytes, cost);
  return `$scrypt$ln=${cost.logN},r=${cost.r},p=${cost.p}$${toText(salt)}$${toText(hash)}`;
}

/**
 * Is this the password of the stored hash? Pass null where there is no such login: it takes as long and answers false, so
 * that the time does not tell which logins exist. Never throws for a hash that is damaged.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const parsed = stored === null ? null : parse(stored);
  if (!parsed || password.length > maxPasswordLength) {
    await derive('', Buffer.alloc(saltBytes), hashBytes, cost);
    return false;
  }
  const hash = await derive(password, parsed.salt, parsed.hash.length, parsed.params);
  return timingSafeEqual(hash, parsed.hash);
}

/** Was it hashed at another cost than today's? Then hash it again at the next sign-in. */
export function needsRehash(stored: string): boolean {
  const params = parse(stored)?.params;
  return !params || params.logN !== cost.logN || params.r !== cost.r || params.p !== cost.p;
}

function parse(stored: string): { params: Params; salt: Buffer; hash: Buffer } | null {
  const match = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d)\$([A-Za-z0-9+/]{16,64})\$([A-Za-z0-9+/]{43,86})$/.exec(
    stored,
  );
  if (!match) return null;
  const params = { logN: Number(match[1]), r: Number(match[2]), p: Number(match[3]) };
  // No more memory than 256 MiB, whatever a damaged row says.
  if (params.logN < 14 || params.logN > 18 || params.r !== 8 || params.p < 1) return null;
  return { params, salt: Buffer.from(match[4] ?? '', 'base64'), hash: Buffer.from(match[5] ?? '', 'base64') };
}

function derive(password: string, salt: Buffer, length: number, { logN, r, p }: Params): Promise<Buffer> {
  const options = { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r };
  return new Promise((resolve, reject) => {
    // One form for passwords typed on different keyboards.
    scrypt(password.normalize('NFKC'), salt, length, options, (error, hash) => (error ? reject(error) : resolve(hash)));
  });
}

/** Base64 without padding, as the PHC format has it. */
const toText = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
