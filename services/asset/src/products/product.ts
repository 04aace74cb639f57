import type { Aggregate, Change, StateRow } from '@kiban/event-store';
import type { Words } from '@kiban/http';
import { beginning, CommandRefused, existing, following, type Occasion, stateFields } from '@kiban/service';

/** What gets a seat of a plan; null: the plan is for the whole tenant. */
export type SeatKind = 'store' | 'user' | 'device';

/** What a product is sold as. */
export interface Plan {
  /** Unique in its product. */
  readonly key: string;
  readonly name: Words;
  /** What the plan opens, by the product's own names. */
  readonly features: readonly string[];
  readonly seat_kind: SeatKind | null;
}

/** Something the vendor sells. Its code is the name that manifests, licences and checks use. */
export interface Product {
  readonly product: string;
  readonly name: Words;
  readonly plans: readonly Plan[];
  /** withdrawn: not sold any more. Licences that were sold stay. */
  readonly status: 'active' | 'withdrawn';
}

export const productAggregate: Aggregate<Product> = {
  kind: 'product',
  table: 'asset.product',
  schemaVersion: 1,
  columns: { product: 'text', name: 'jsonb', plans: 'jsonb', status: 'text' },
  personal: [],
};

export type ProductInput = Omit<Product, 'status'>;

/** @throws CommandRefused `key_taken` when two plans have one key. */
export function productAdded(id: string, input: ProductInput, occasion: Occasion): Change<Product> {
  requireDistinct(input.plans);
  return beginning(id, 'product.added', { ...input, status: 'active' }, occasion);
}

/**
 * Changes what is given; plans as a whole. A plan that is left out is not sold any more.
 *
 * @throws CommandRefused `not_found`, `already_closed`, `key_taken`.
 */
export function productChanged(
  current: StateRow<Product> | null,
  input: Partial<Omit<ProductInput, 'product'>>,
  occasion: Occasion,
): Change<Product> | null {
  const product = existing(current, 'product');
  if (product.status === 'withdrawn')
    throw new CommandRefused('already_closed', 'The product is withdrawn. Offer it again first.');
  requireDistinct(input.plans ?? []);
  return following(
    product,
    { ...stateFields(productAggregate.columns, product), ...input },
    'product.changed',
    occasion,
  );
}

/** Sells it no more. @throws CommandRefused `not_found`, `already_closed`. */
export function productWithdrawn(current: StateRow<Product> | null, occasion: Occasion): Change<Product> | null {
  const product = existing(current, 'product');
  if (product.status === 'withdrawn') throw new CommandRefused('already_closed', 'The product is withdrawn already.');
  const state: Product = { ...stateFields(productAggregate.columns, product), status: 'withdrawn' };
  return following(product, state, 'product.withdrawn', occasion);
}

/** Sells it again. @throws CommandRefused `not_found`, `still_open`. */
export function productOffered(current: StateRow<Product> | null, occasion: Occasion): Change<Product> | null {
  const product = existing(current, 'product');
  if (product.status === 'active') throw new CommandRefused('still_open', 'The product is sold already.');
  const state: Product = { ...stateFields(productAggregate.columns, product), status: 'active' };
  return following(product, state, 'product.offered', occasion);
}

/** What a file says a product is: added, changed, or offered again as the file has it. Null: it is so already. */
export function productRegistered(
  id: string,
  current: StateRow<Product> | null,
  input: ProductInput,
  occasion: Occasion,
): Change<Product> | null {
  if (current === null) return productAdded(id, input, occasion);
  requireDistinct(input.plans);
  const name = current.status === 'active' ? 'product.changed' : 'product.offered';
  return following(current, { ...input, status: 'active' }, name, occasion);
}

function requireDistinct(plans: readonly Plan[]): void {
  const keys = plans.map(({ key }) => key);
  const twice = keys.find((key, place) => keys.indexOf(key) !== place);
  if (twice !== undefined)
    throw new CommandRefused('key_taken', `Two plans are called ${twice}.`, {
      field: 'plans',
      words: { en: `Two plans are called ${twice}.`, ja: `プラン ${twice} が重複しています。` },
    });
}
