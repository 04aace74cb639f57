import { readArgon2 } from './forms/argon2-form.ts';
import { readAspNet } from './forms/aspnet-form.ts';
import { readBcrypt } from './forms/bcrypt-form.ts';
import { readFirebase } from './forms/firebase-form.ts';
import { readPbkdf2 } from './forms/pbkdf2-form.ts';
import { readScrypt } from './forms/scrypt-form.ts';
import { type LegacyHash, LegacyHashRefused } from './legacy-scheme.ts';
import { requireComparable } from './legacy-work.ts';

const LONGEST = 1024;
const FORMS = [readBcrypt, readArgon2, readScrypt, readPbkdf2, readFirebase, readAspNet] as const;

/**
 * Reads a hash as other systems write it down: PHC strings, crypt, Django, Werkzeug, passlib, ASP.NET Identity, Firebase.
 *
 * @throws LegacyHashRefused
 */
export function readLegacyHash(text: string): LegacyHash {
  const given = text.trim();
  if (given.length > LONGEST) throw new LegacyHashRefused('malformed', 'No hash is as long.');
  for (const read of FORMS) {
    const found = read(given);
    if (found === undefined) continue;
    requireComparable(found.scheme);
    return found;
  }
  throw new LegacyHashRefused('form_unknown', 'This is no hash of bcrypt, scrypt, PBKDF2 or Argon2 in a known form.');
}
