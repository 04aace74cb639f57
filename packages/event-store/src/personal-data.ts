import { createHash, randomBytes } from 'node:crypto';

export interface SealedPersonalData {
  /** 32 bytes, hexadecimal. Stands only in the row that can be erased. */
  readonly salt: string;
  /** SHA-256 over the salt and the fields, hexadecimal. Stands in the event for good. */
  readonly digest: string;
}

/** Seals the personal fields of an event: who holds fields and salt can prove they are the ones the event was made with. */
export function sealPersonalData(
  fields: Readonly<Record<string, unknown>>,
  salt: Buffer = randomBytes(32),
): SealedPersonalData {
  return { salt: salt.toString('hex'), digest: digestOf(fields, salt).toString('hex') };
}

/** Whether fields and salt are the ones that a digest was made of. */
export function personalDataMatches(
  fields: Readonly<Record<string, unknown>>,
  sealed: { readonly salt: Buffer; readonly digest: Buffer },
): boolean {
  return digestOf(fields, sealed.salt).equals(sealed.digest);
}

function digestOf(fields: Readonly<Record<string, unknown>>, salt: Buffer): Buffer {
  return createHash('sha256').update(salt).update(canonicalJson(fields)).digest();
}

/** Canonical JSON (RFC 8785) of a flat object of strings, numbers, booleans and nulls: keys sorted by UTF-16 code units. */
function canonicalJson(fields: Readonly<Record<string, unknown>>): string {
  const members = Object.keys(fields)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${JSON.stringify(fields[key] ?? null)}`);
  return `{${members.join(',')}}`;
}
