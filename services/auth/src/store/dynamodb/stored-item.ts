import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item, References } from '../auth-store.ts';

export type Attributes = Record<string, AttributeValue>;

/** An item as the table holds it. */
export interface StoredItem {
  readonly kind: string;
  /** The hash where the id is a secret. */
  readonly id: string;
  readonly version: number;
  readonly data: string;
  readonly references: References;
  readonly expires_at: number | null;
  /** The stamp of its entries in the index; null: it has no references. */
  readonly indexed: string | null;
}

export const REFERENCES = ['person', 'session', 'grant', 'alternate'] as const satisfies (keyof References)[];

export function storedItemOf(attributes: Attributes): StoredItem {
  const references: Partial<Record<keyof References, string>> = {};
  for (const reference of REFERENCES) {
    const value = attributes[reference]?.S;
    if (value !== undefined) references[reference] = value;
  }
  return {
    kind: attributes.kind?.S ?? '',
    id: attributes.id?.S ?? '',
    version: Number(attributes.version?.N),
    data: attributes.data?.S ?? 'null',
    references,
    expires_at: attributes.expires_at?.N === undefined ? null : Number(attributes.expires_at.N),
    indexed: attributes.indexed?.S ?? null,
  };
}

export function isAlive({ expires_at }: StoredItem, now: number): boolean {
  return expires_at === null || expires_at > now;
}

/** As the port gives it, under the id by which it was asked for. */
export function itemFor<Data>(id: string, stored: StoredItem): Item<Data> {
  const { version, data, references, expires_at } = stored;
  return { id, version, data: JSON.parse(data) as Data, references, expires_at };
}
