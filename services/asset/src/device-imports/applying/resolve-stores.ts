import type { ListedStore, SourceLine } from '../source-line.ts';

/** The stores that have codes, by the code in its one form. */
export type StoresByCode = ReadonlyMap<string, { readonly id: string; readonly status: string }>;

/** Codes are compared as they are told: full and half width, and spaces around them, are nothing. */
export function storesByCode(rows: readonly { code: string; id: string; status: string }[]): StoresByCode {
  return new Map(rows.map(({ code, id, status }) => [codeForm(code), { id, status }]));
}

/** Says of a line's store which one that is. */
export function withStore(line: SourceLine, stores: StoresByCode): SourceLine {
  return line.store === null ? line : { ...line, store: resolved(line.store.code, stores) };
}

function resolved(code: string, stores: StoresByCode): ListedStore {
  const store = stores.get(codeForm(code));
  if (store === undefined) return { code, id: null, problem: 'store_unknown' };
  return store.status === 'open' ? { code, id: store.id, problem: null } : { code, id: null, problem: 'store_closed' };
}

function codeForm(code: string): string {
  return code.normalize('NFKC').trim();
}
