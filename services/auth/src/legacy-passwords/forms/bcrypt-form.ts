import { type LegacyHash, LegacyHashRefused } from '../legacy-scheme.ts';

const BCRYPT = /^\$2([abxy])\$(\d\d)\$([./A-Za-z0-9]{22})([./A-Za-z0-9]{31})$/;

/** `$2b$10$…`, of OpenBSD and PHP (`$2y$`); Django’s `bcrypt$$2b$…` and `bcrypt_sha256$$2b$…`. */
export function readBcrypt(text: string): LegacyHash | undefined {
  const dressed = /^(bcrypt|bcrypt_sha256)\$(\$2.+)$/.exec(text);
  const hash = dressed?.[2] ?? text;
  if (!hash.startsWith('$2')) return undefined;
  const [, version, cost = '', salt = '', digest = ''] = BCRYPT.exec(hash) ?? [];
  if (version === undefined || Number(cost) < 4)
    throw new LegacyHashRefused('malformed', 'This is no whole bcrypt hash.');
  // `2x` marks hashes of a faulty implementation of 2011; those of ASCII passwords are the same
  const prehash = dressed?.[1] === 'bcrypt_sha256' ? 'sha256_hex' : 'none';
  return { scheme: { scheme: 'bcrypt', salt: `$2b$${cost}$${canonical(salt)}`, prehash }, digest: Buffer.from(digest) };
}

/** The last character of a salt carries two bits; some programs filled the others. */
function canonical(salt: string): string {
  const alphabet = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const last = alphabet[alphabet.indexOf(salt.at(-1) ?? '.') & 0b110000] ?? '.';
  return salt.slice(0, -1) + last;
}
