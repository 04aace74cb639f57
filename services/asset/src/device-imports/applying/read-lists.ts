import type { TenantTransaction } from '@kiban/postgres';
import type { DeviceMapping } from '../mapping/device-mapping.ts';
import type { LocatedSource } from '../reading/locate-sources.ts';
import { readSource } from '../reading/read-source.ts';
import type { LineSetAside, SourceLine } from '../source-line.ts';
import type { InTransaction } from './import-run.ts';
import { storesOf } from './known.ts';
import { type StoresByCode, storesByCode, withStore } from './resolve-stores.ts';

/** What all lists say, each line with the store that its code meant on the list's date. */
export interface ListsRead {
  readonly lines: readonly SourceLine[];
  readonly set_aside: readonly LineSetAside[];
  /** How many lines each source has, by its name; bad ones too. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Throws `SnapshotError` when a list cannot be read at all: then none is taken over. */
export async function readLists(
  inTransaction: InTransaction,
  sources: readonly LocatedSource[],
  mapping: DeviceMapping,
  timezone: string,
  onRead: (lines: number) => void,
): Promise<ListsRead> {
  const lines: SourceLine[] = [];
  const setAside: LineSetAside[] = [];
  const counts: Record<string, number> = {};
  let read = 0;
  for (const source of sources) {
    const stores = await inTransaction((transaction) => storesFor(transaction, source, mapping, timezone));
    const { name } = source.mapping;
    for await (const batch of readSource(source, mapping.lookups)) {
      for (const { line, problems } of batch) {
        if (line !== null) lines.push(withStore(line, stores));
        setAside.push(...problems);
      }
      counts[name] = (counts[name] ?? 0) + batch.length;
      read += batch.length;
      onRead(read);
    }
  }
  return { lines, set_aside: setAside, counts };
}

async function storesFor(
  transaction: TenantTransaction,
  { mapping: source, date }: LocatedSource,
  mapping: DeviceMapping,
  timezone: string,
): Promise<StoresByCode> {
  const system = (source.stores ?? mapping.stores)?.system;
  if (source.device.store === undefined || system === undefined) return new Map();
  return storesByCode(await transaction.rows(storesOf(system, date, timezone)));
}
