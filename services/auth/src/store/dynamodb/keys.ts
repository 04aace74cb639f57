import { hash } from 'node:crypto';
import type { Kind, References, Scope } from '../auth-store.ts';

/** Of the table: both are text. */
export interface TableKey {
  readonly pk: string;
  readonly sk: string;
}

/** Where an item lies. */
export interface Place {
  readonly scope: Scope;
  readonly kind: string;
  /** As it is stored: the hash where the id is a secret. */
  readonly id: string;
  readonly spread: boolean;
}

export function placeOf(scope: Scope, kind: Kind<unknown>, id: string): Place {
  const stored = kind.secretId === true ? hash('sha256', id, 'base64url') : id;
  return { scope, kind: kind.name, id: stored, spread: kind.spread === true };
}

/** Items spread evenly over the engine's partitions, whatever their ids look like. */
export function itemKeyOf({ scope, kind, id }: Pick<Place, 'scope' | 'kind' | 'id'>): TableKey {
  return { pk: `item ${digest(scope, kind, id)}`, sk: 'item' };
}

/** One partition takes 1,000 writes a second; a waiting record costs two. */
const SHARDS = 8;

export interface Reference {
  readonly scope: Scope;
  readonly reference: keyof References;
  readonly value: string;
}

/** The partitions in which items of a kind that have a reference are noted. */
export function indexPartitions(of: Reference, spread: boolean): string[] {
  return spread ? Array.from({ length: SHARDS }, (_, shard) => partition(of, shard)) : [partition(of, 0)];
}

/** The note that an item has a reference; `stamp` tells the write apart that it was made for. */
export function entryKeyOf(of: Reference, { kind, id, spread }: Place, stamp: string): TableKey {
  const shard = spread ? hash('sha256', id, 'buffer').readUInt8() % SHARDS : 0;
  return { pk: partition(of, shard), sk: `${kind}\n${sortableId(id)}\n${stamp}` };
}

/** The range of sort keys of a kind's entries, above one id if need be. */
export function entryRange(kind: string, after: string | undefined): { from: string; to: string } {
  const above = after === undefined || after === '' ? '' : `${sortableId(after)}\n${LAST}`;
  return { from: `${kind}\n${above}`, to: `${kind}\n${LAST}` };
}

const LAST = '\u{10ffff}';
/** A sort key has 1,024 bytes at most. */
const SORTABLE_BYTES = 800;

function sortableId(id: string): string {
  return Buffer.byteLength(id) <= SORTABLE_BYTES ? id : hash('sha256', id, 'base64url');
}

function partition({ scope, reference, value }: Reference, shard: number): string {
  return `index ${digest(scope, reference, value)} ${shard}`;
}

function digest(...parts: readonly string[]): string {
  return hash('sha256', JSON.stringify(parts), 'base64url');
}
