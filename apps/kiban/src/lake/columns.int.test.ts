import { assetAggregates } from '@kiban/asset';
import { RECORDED } from '@kiban/auth';
import { lakeTable, lakeTables } from '@kiban/delivery';
import { directoryAggregates } from '@kiban/directory';
import { testDatabase } from '@kiban/testing';
import { afterAll, describe, expect, test } from 'vitest';

const home = await testDatabase();
afterAll(() => home.drop());

const columnsOf = (table: string): string[] => lakeTable(table)?.columns.map(({ name }) => name) ?? [];
const personalOf = (table: string): string[] =>
  lakeTable(table)?.columns.flatMap(({ name, personal }) => (personal ? [name] : [])) ?? [];
const SIGN_INS: readonly string[] = lakeTable('sign_in_history')?.kinds ?? [];
const signIns = Object.entries(RECORDED).filter(([kind]) => SIGN_INS.includes(kind));
/** What the lake calls differently. */
const RENAMED: Readonly<Record<string, string>> = { 'credential.type': 'credential_type' };

test('every kind of event has its table: the directory’s and assets’ a current one and a history, sign-in’s one, and all domain_events', async () => {
  const kinds = await home.plant<{ kind: string; writer: string }>('select kind, writer from event.kind');
  const written = Map.groupBy(kinds, ({ writer }) => writer);
  const kindsBy = (writer: string) => written.get(writer)?.map(({ kind }) => kind) ?? [];
  expect(directoryAggregates.map(({ kind }) => kind).sort()).toEqual(kindsBy('kiban_directory').sort());
  expect(assetAggregates.map(({ kind }) => kind).sort()).toEqual(kindsBy('kiban_asset').sort());
  expect([...Object.keys(RECORDED), 'operator_act'].sort()).toEqual(kindsBy('kiban_auth_recorder').sort());
  const made = new Set(lakeTables.flatMap((table) => table.kinds ?? []));
  // what is set up for signing in stands in domain_events
  const others = [...Object.keys(RECORDED).filter((kind) => !SIGN_INS.includes(kind)), 'operator_act'].sort();
  expect(kinds.flatMap(({ kind }) => (made.has(kind) ? [] : [kind])).sort()).toEqual(others);
  expect(lakeTable('domain_events')?.kinds).toBeNull();
});

describe.each([...directoryAggregates, ...assetAggregates].map((aggregate) => [aggregate.kind, aggregate] as const))(
  '%s',
  (kind, aggregate) => {
    test.each([kind, `${kind}_history`])(
      'every field of its state has its column in %s, and no other column is there',
      (table) => {
        const own = ['tenant_id', 'bucket', 'id', 'version', 'valid_from', 'recorded_at', 'event_id'];
        const more = table === kind ? [] : ['valid_to', 'is_current'];
        expect(columnsOf(table).sort()).toEqual([...own, ...more, ...Object.keys(aggregate.columns)].sort());
      },
    );

    test.each([kind, `${kind}_history`])('what is personal of it is personal in %s', (table) => {
      expect(personalOf(table).sort()).toEqual([...aggregate.personal].sort());
    });
  },
);

test('every field that sign-in records has its column in sign_in_history', () => {
  for (const [kind, { state, personal }] of signIns)
    for (const field of [...state, ...personal])
      expect(columnsOf('sign_in_history'), `${kind}.${field}`).toContain(RENAMED[`${kind}.${field}`] ?? field);
});

test('what is personal of a sign-in is personal in sign_in_history', () => {
  const fields = new Set(signIns.flatMap(([, { personal }]) => personal as readonly string[]));
  expect(personalOf('sign_in_history').sort()).toEqual([...fields].sort());
});

test('domain_events has every column of an event but those of its personal part, and nothing personal', async () => {
  const columns = await home.plant<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = 'event.domain_event'::regclass and attnum > 0 and not attisdropped and attname <> 'personal_digest'`,
  );
  expect(columnsOf('domain_events').sort()).toEqual(['bucket', ...columns.map(({ name }) => name)].sort());
  expect(personalOf('domain_events')).toEqual([]);
});

test('every table and column is described in both languages', () => {
  for (const { name, descriptions, columns } of lakeTables)
    for (const { en, ja } of [descriptions, ...columns.map((column) => column.descriptions)]) {
      expect(en, name).toMatch(/^[A-Za-z].{3}/);
      expect(ja, name).toMatch(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u);
    }
});
