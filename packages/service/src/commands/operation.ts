import { randomUUIDv7 } from 'node:crypto';
import type { Receipt } from '@kiban/event-store';

/** What every operation that makes something is given. */
export interface Creating {
  readonly receipt?: Receipt | undefined;
}

/** What every operation that changes something is given. */
export interface Changing {
  readonly id: string;
  /** The version its caller has seen. `any`: whatever it is now. */
  readonly expected_version: number | 'any';
  readonly receipt?: Receipt | undefined;
}

/** The part of a command that says what it makes. */
export function making({ receipt }: Creating): { id: string; receipt: Receipt | undefined } {
  return { id: randomUUIDv7(), receipt };
}

/** The part of a command that says what it changes. */
export function changing({ id, expected_version: expected, receipt }: Changing): {
  id: string;
  expectedVersion: number | undefined;
  receipt: Receipt | undefined;
} {
  return { id, expectedVersion: expected === 'any' ? undefined : expected, receipt };
}
