import type { Api } from '@kiban/http';
import type { Database } from '@kiban/postgres';
import { cursorMalformed, described, type Entry } from '@kiban/service';
import { z } from 'zod';
import type { LakeTable } from '../lake/lake-table.ts';
import { lakeTable, lakeTables } from '../lake/tables.ts';
import { tableSchema, tablesSchema, versionsSchema } from './lake-table-schema.ts';
import { READ } from './permissions.ts';
import { tableUnknown } from './problems.ts';
import { type OwnStanding, readStandingsOf } from './read-standings.ts';
import { readVersions } from './read-versions.ts';
import { typeText } from './type-text.ts';
import { decodeCursor, encodeCursor } from './version-cursor.ts';

const tag = 'lake';
const byName = z.strictObject({
  name: described(z.string().min(1).max(100), 'Name of the table: store_history.', 'テーブル名。例: store_history。'),
});
const pageQuery = z.strictObject({
  limit: described(z.coerce.number().int().min(1).max(200).default(50), 'How many at most.', '最大件数。'),
  cursor: described(
    z.string().min(1).max(400).exactOptional(),
    'next_cursor of the page before.',
    '前のページの next_cursor。',
  ),
});

/** What the lake holds of the caller's tenant. `location`: where readers find the lake; null: they are told otherwise. */
export function lakeRoutes(api: Api<Entry>, database: Database, location: string | null): void {
  api.operation(
    {
      operationId: 'listLakeTables',
      ...{ tag, method: 'get', path: '/lake/tables', permission: READ },
      summary: { en: 'List the tables of the lake', ja: 'データレイクのテーブルの一覧' },
      response: { status: 200, schema: tablesSchema, description: { en: 'The tables.', ja: 'テーブルの一覧。' } },
      refusals: [],
    },
    async ({ access }) => {
      const standings = await readStandingsOf(
        database,
        access.tenantId,
        lakeTables.map(({ name }) => name),
      );
      return { items: lakeTables.map((table) => shown(table, standings.get(table.name))) };
    },
  );

  api.operation(
    {
      operationId: 'getLakeTable',
      ...{ tag, method: 'get', path: '/lake/tables/{name}', permission: READ },
      summary: { en: 'Show a table of the lake', ja: 'データレイクのテーブルの取得' },
      params: byName,
      response: { status: 200, schema: tableSchema, description: { en: 'The table.', ja: 'テーブル。' } },
      refusals: ['not_found'],
    },
    async ({ access, params }) => {
      const table = tableOf(params.name);
      const standings = await readStandingsOf(database, access.tenantId, [table.name]);
      return {
        ...shown(table, standings.get(table.name)),
        ...{ columns: columnsOf(table), partition_columns: table.partition_columns },
        location: location === null ? null : `${location.replace(/\/$/, '')}/${table.name}`,
      };
    },
  );

  api.operation(
    {
      operationId: 'listLakeTableVersions',
      ...{ tag, method: 'get', path: '/lake/tables/{name}/versions', permission: READ },
      summary: { en: 'List the versions of a table that hold own changes', ja: '自テナントの変更を含む版の一覧' },
      ...{ params: byName, query: pageQuery },
      response: { status: 200, schema: versionsSchema, description: { en: 'The versions.', ja: '版の一覧。' } },
      refusals: ['not_found', 'cursor_malformed'],
    },
    async ({ access, params, query: { limit, cursor } }) => {
      const { name } = tableOf(params.name);
      const before = cursor === undefined ? null : decodeCursor(cursor, name);
      if (before === undefined) throw cursorMalformed();
      const found = await readVersions(database, access.tenantId, name, { limit, before });
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map(({ number: _, kind, ...version }) => ({ ...version, operation: kind })),
        next_cursor: found.length > limit && last !== undefined ? encodeCursor(name, last.number) : null,
      };
    },
  );
}

/** @throws Problem 404 `not_found` */
function tableOf(name: string): LakeTable {
  const table = lakeTable(name);
  if (table === undefined) throw tableUnknown(name);
  return table;
}

function shown({ name, descriptions }: LakeTable, standing: OwnStanding | undefined) {
  const { held_at = null, held_reason = null, published_at = null } = standing ?? {};
  const held = held_at === null || held_reason === null ? null : { since: held_at, reason: held_reason };
  return {
    ...{ name, descriptions, held, published_at },
    status:
      held !== null ? ('held' as const) : published_at === null ? ('unpublished' as const) : ('published' as const),
    version: standing?.version ?? null,
    complete_to: standing?.complete_to ?? null,
    freshness_seconds: standing?.freshness_seconds ?? null,
    rows: standing?.rows ?? 0,
    bytes: standing?.bytes ?? 0,
  };
}

function columnsOf({ columns }: LakeTable) {
  return columns.map(({ type, ...column }) => ({ ...column, type: typeText(type) }));
}
