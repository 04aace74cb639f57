import type { Voucher } from '../credentials/voucher.ts';
import type { FactorType, Method } from '../factors/factor.ts';

/** Something that was proven in a sign-in, and what it is worth. */
export interface Proof {
  readonly method: Method;
  /** A passkey that verified its user shows two types at once. */
  readonly types: readonly FactorType[];
  /** RFC 8176 §2. */
  readonly amr: readonly string[];
  /** Who answers for it being this person's. */
  readonly vouched_by: readonly Voucher[];
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The credential that was used; null for what is none: a terminal's key, a code of the moment, an assertion. */
  readonly credential_id: string | null;
  /** By which identity provider's word, where it was one. */
  readonly connection_id?: string;
  /** Whether it works at the real site only (NIST SP 800-63B-4 §3.2.5). */
  readonly phishing_resistant: boolean;
  /** It was shown in an earlier sign-in, whose session goes on here. */
  readonly resumed?: true;
}

/** Whether two different types are among them. Two steps of one type are not (guideline 6.0, Q&A シQ-48, シQ-50). */
export function isMultiFactor(proofs: readonly Proof[]): boolean {
  return new Set(proofs.flatMap(({ types }) => types)).size >= 2;
}

/** `amr` of a token (RFC 8176): the methods, and `mfa` when they are of two types. */
export function amrOf(proofs: readonly Proof[]): string[] {
  const methods = [...new Set(proofs.flatMap(({ amr }) => amr))];
  return isMultiFactor(proofs) ? [...methods, 'mfa'] : methods;
}

/** When the first of them was given: what is told of a sign-in is no younger than any part of it. Milliseconds since 1970. */
export function authenticatedAt(proofs: readonly Proof[]): number {
  return Math.min(...proofs.map(({ at }) => at));
}

/** When the last of them was given, milliseconds since 1970. */
export function provenAt(proofs: readonly Proof[]): number {
  return Math.max(...proofs.map(({ at }) => at));
}
