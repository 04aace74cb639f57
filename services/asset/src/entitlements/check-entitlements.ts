import { createHash } from 'node:crypto';
import type { Database, TenantId } from '@kiban/postgres';
import { boundaryOf, type Entitlement, entitlementOf } from './entitlement.ts';
import { type EntitlementQuestion, loadEntitlementFacts } from './load-facts.ts';

/** Answers, and how long they may be kept. */
export interface Checked {
  readonly items: readonly Entitlement[];
  /** When the passing of time alone may change them, RFC 3339; null: never. */
  readonly next_change_at: string | null;
  /** Entity tag, in quotes: another one whenever an answer or the next change is another. */
  readonly etag: string;
  /** Seconds for which nobody need ask again. */
  readonly max_age: number;
}

const LONGEST_SECONDS = 60;

/** Whether the ones who are asked about may use a product, or each product of the catalogue. */
export async function checkEntitlements(
  database: Database,
  tenantId: TenantId,
  question: EntitlementQuestion,
): Promise<Checked> {
  const facts = await loadEntitlementFacts(database, tenantId, question);
  const products = question.product === null ? codesOf(facts.products, facts.licences) : [question.product];
  const items = products.map((product) => entitlementOf(product, question, facts));
  const next_change_at = boundaryOf(facts);
  const hash = createHash('sha256')
    .update(JSON.stringify([items, next_change_at]))
    .digest('base64url');
  return { items, next_change_at, etag: `"${hash}"`, max_age: secondsUntil(next_change_at, facts.at) };
}

/** Of the catalogue, and what is sold no more while a licence for it lasts. */
function codesOf(sold: readonly string[], licences: readonly { readonly product: string }[]): string[] {
  return [...new Set([...sold, ...licences.map(({ product }) => product)])].sort();
}

/** Whole seconds, so that nothing is kept beyond the boundary. */
function secondsUntil(boundary: string | null, at: string): number {
  if (boundary === null) return LONGEST_SECONDS;
  const seconds = Math.floor((Date.parse(boundary) - Date.parse(at)) / 1000);
  return Math.max(0, Math.min(LONGEST_SECONDS, seconds));
}
