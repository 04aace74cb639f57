import { randomInt } from 'node:crypto';

/** Letters and digits that nobody mistakes for another on paper. */
const LEGIBLE = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** A random password to be typed from a screen: four groups of four, 79 bits; letters, digits and hyphens. */
export function newPassword(): string {
  for (;;) {
    const password = Array.from({ length: GROUPS }, group).join('-');
    if (/[a-z]/.test(password) && /\d/.test(password)) return password;
  }
}

function group(): string {
  return Array.from({ length: GROUP_LENGTH }, () => LEGIBLE[randomInt(LEGIBLE.length)]).join('');
}
