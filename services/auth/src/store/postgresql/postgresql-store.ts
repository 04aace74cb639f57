import { hash } from 'node:crypto';
import { crossTenantRows, openCrossTenantDatabase, type Statement } from '@kiban/postgres';
import type { Item, Kind, NewItem, OperatedStore, References, Scope } from '../auth-store.ts';
import { itemDataOf } from '../item-data.ts';
import { findItems, removeItems } from './reference-statements.ts';
import {
  answering,
  createItem,
  deleteExpired,
  getItem,
  getItemWithGrant,
  type Place,
  putItem,
  type Row,
  removeItem,
  replaceItem,
  takeItem,
  type Written,
} from './statements.ts';

export interface PostgresqlStoreOptions {
  /** Of role kiban_auth: `postgres://role:password@host:port/database`. */
  readonly url: string;
  /** The most connections this process opens. */
  readonly connections: number;
  /** Seconds since 1970. */
  readonly now?: () => number;
}

/** The auth store in table `auth.item`: one prepared statement a method, each in a transaction of its own. */
export function openPostgresqlStore(options: PostgresqlStoreOptions): OperatedStore {
  const { now = secondsSince1970 } = options;
  const database = openCrossTenantDatabase({ ...options, application: 'kiban auth' });
  const rows = <R>(statement: Statement<R>): Promise<R[]> => crossTenantRows(database, statement, { prepare: true });
  const placeOf = (scope: Scope, kind: Kind<unknown>, id: string): Place => ({
    ...{ scope, kind: kind.name, now: now() },
    id: kind.secretId === true ? hash('sha256', id, 'base64url') : id,
  });
  return {
    async get(scope, kind, id) {
      if (unfit(id)) return undefined;
      const [row] = await rows(getItem(placeOf(scope, kind, id)));
      return row === undefined ? undefined : itemOf(id, row);
    },
    async getWithGrant(scope, kind, id, grantKind) {
      if (unfit(id)) return undefined;
      const found = await rows(getItemWithGrant(placeOf(scope, kind, id), grantKind.name));
      const [row] = found;
      if (row === undefined) return undefined;
      const [, grant] = found;
      return { item: itemOf(id, row), grant: grant === undefined ? undefined : itemOf(grant.id, grant) };
    },
    async create(scope, kind, item) {
      return (await rows(createItem(placeOf(scope, kind, item.id), writtenOf(item)))).length === 1;
    },
    async put(scope, kind, item) {
      await rows(putItem(placeOf(scope, kind, item.id), writtenOf(item)));
    },
    async replace(scope, kind, item, version) {
      return (await rows(replaceItem(placeOf(scope, kind, item.id), writtenOf(item), version))).length === 1;
    },
    async take(scope, kind, id) {
      if (unfit(id)) return undefined;
      const [row] = await rows(takeItem(placeOf(scope, kind, id)));
      return row === undefined ? undefined : itemOf(id, row);
    },
    async remove(scope, kind, id) {
      if (!unfit(id)) await rows(removeItem(placeOf(scope, kind, id)));
    },
    async removeAll(scope, kinds, reference, value) {
      if (unfit(value)) return 0;
      const names = kinds.map((kind) => kind.name);
      const [result] = await rows(removeItems[reference](scope, names, value, now()));
      return result?.removed ?? 0;
    },
    async query(scope, kind, reference, value, { limit, after } = {}) {
      if (unfit(value)) return [];
      const found = await rows(findItems[reference]({ scope, kind: kind.name, value, now: now(), limit, after }));
      return found.map((row) => itemOf(kind.secretId === true ? '' : row.id, row));
    },
    sweep: async (limit) => (await rows(deleteExpired(now(), limit)))[0]?.deleted ?? 0,
    check: async () => void (await rows(answering())),
    close: () => database.close(),
  };
}

function secondsSince1970(): number {
  return Math.floor(Date.now() / 1000);
}

/** PostgreSQL's text holds no U+0000, so nothing can be found by it; browsers may send it. */
function unfit(text: string): boolean {
  return text.includes('\0');
}

function writtenOf<Data>({ data, references = {}, expires_at }: NewItem<Data>): Written {
  return { data: itemDataOf(data), references, expires_at };
}

function itemOf<Data>(id: string, row: Row): Item<Data> {
  const { version, data, expires_at } = row;
  return { id, version, data: data as Data, references: referencesOf(row), expires_at };
}

function referencesOf({ person, session, grant, alternate }: Row): References {
  return {
    ...(person === null ? {} : { person }),
    ...(session === null ? {} : { session }),
    ...(grant === null ? {} : { grant }),
    ...(alternate === null ? {} : { alternate }),
  };
}
