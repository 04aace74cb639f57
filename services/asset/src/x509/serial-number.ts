import { randomBytes } from 'node:crypto';

/** 128 random bits behind a byte that keeps the number positive and its length the same (RFC 5280 §4.1.2.2), hexadecimal. */
export function newSerialNumber(): string {
  return `01${randomBytes(16).toString('hex')}`.toUpperCase();
}
