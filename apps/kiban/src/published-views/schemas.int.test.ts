import { rolesOf } from '@kiban/postgres';
import { testDatabase } from '@kiban/testing';
import { Client, DatabaseError } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { modules } from '../modules.ts';

const home = await testDatabase();
afterAll(() => home.drop());

/** Who works in which schema. What connects auth to the events works in theirs. */
const homeOf = new Map(
  modules.flatMap(({ schema, roles }) => roles.map(({ name }) => [name, schema === 'auth_link' ? 'event' : schema])),
);
/** The one role that changes another service's rows: erasing a person takes their name out of what services keep of it. */
const ERASER = {
  kiban_eraser: ['directory.source_record', 'directory.support_view_words', 'directory.user_history'],
};
const logins = rolesOf(modules).filter(({ login }) => login);

/** Not permitted; of a view also: it is none that can be written through. */
const REFUSALS = { table: ['denied'], view: ['denied', '55000'] };

interface Relation {
  readonly name: string;
  readonly sql: string;
  readonly schema: string;
  readonly kind: 'table' | 'view';
  readonly column: string;
}

const relations = await home.plant<Relation>(
  `select n.nspname || '.' || c.relname as name, format('%I.%I', n.nspname, c.relname) as sql, n.nspname as schema,
     case c.relkind when 'v' then 'view' else 'table' end as kind,
     (select quote_ident(attname) from pg_attribute where attrelid = c.oid and attnum > 0 order by attnum limit 1) as "column"
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p', 'v') and n.nspname = any ($1) order by 1`,
  [modules.map(({ schema }) => schema)],
);

test('by its grants, no role writes to a schema of another service', async () => {
  const written = await home.plant<{ role: string; relation: string }>(
    `select r.rolname as role, n.nspname || '.' || c.relname as relation
     from pg_roles r cross join pg_class c join pg_namespace n on n.oid = c.relnamespace
     where r.rolname = any ($1) and c.relkind in ('r', 'p', 'v') and n.nspname = any ($2)
       and (has_any_column_privilege(r.oid, c.oid, 'insert, update') or has_table_privilege(r.oid, c.oid, 'delete, truncate'))
     order by 1, 2`,
    [rolesOf(modules).map(({ name }) => name), modules.map(({ schema }) => schema)],
  );
  const abroad = written.filter(({ role, relation }) => {
    const schema = relation.split('.')[0];
    return schema !== homeOf.get(role) && schema !== 'event';
  });
  expect(Object.groupBy(abroad, ({ role }) => role)).toEqual({
    kiban_eraser: ERASER.kiban_eraser.map((relation) => ({ role: 'kiban_eraser', relation })),
  });
  expect(written.length).toBeGreaterThan(50);
});

test.each(logins.map(({ name }) => name))('%s is refused whatever it tries to write elsewhere', async (role) => {
  const client = new Client({ connectionString: home.urlOf(role) });
  await client.connect();
  const codeOf = async (sql: string): Promise<string> => {
    try {
      await client.query(sql);
      return 'done';
    } catch (error) {
      // a policy refuses with the same code, and only which rows
      if (error instanceof DatabaseError) return /^permission denied/.test(error.message) ? 'denied' : `${error.code}`;
      throw error;
    }
  };
  const foreign = relations.filter(({ schema }) => schema !== homeOf.get(role) && schema !== 'event');
  const allowed: readonly string[] = (ERASER as Partial<Record<string, string[]>>)[role] ?? [];
  const done: string[] = [];
  for (const { name, sql, column, kind } of foreign.filter((each) => !allowed.includes(each.name)))
    for (const attempt of [
      `insert into ${sql} default values`,
      `update ${sql} set ${column} = ${column}`,
      `delete from ${sql}`,
      ...(kind === 'table' ? [`truncate ${sql}`] : []),
    ])
      if (!REFUSALS[kind].includes(await codeOf(attempt))) done.push(`${attempt} (${name})`);
  for (const schema of new Set(foreign.map((each) => each.schema)))
    if ((await codeOf(`create table ${schema}.planted (id uuid)`)) !== 'denied') done.push(`create in ${schema}`);
  await client.end();
  expect(done).toEqual([]);
  expect(foreign.length).toBeGreaterThan(10);
});

/** Roles that are given no published view: named workers and owners of functions, each on columns that the guard's list holds. */
test('of another service’s schema a service reads its published views, and only columns that stand behind them', async () => {
  const services = ['kiban_directory', 'kiban_asset', 'kiban_delivery_api'];
  const read = await home.plant<{ role: string; schema: string; relation: string; kind: string }>(
    `select r.rolname as role, n.nspname as schema, c.relname as relation, c.relkind as kind
     from pg_roles r cross join pg_class c join pg_namespace n on n.oid = c.relnamespace
     where r.rolname = any ($1) and c.relkind in ('r', 'p', 'v') and n.nspname = any ($2)
       and has_any_column_privilege(r.oid, c.oid, 'select') order by 1, 2, 3`,
    [services, modules.map(({ schema }) => schema)],
  );
  const abroad = read.filter(({ role, schema }) => schema !== homeOf.get(role) && schema !== 'event');
  for (const { relation, kind } of abroad) if (kind === 'v') expect(relation).toMatch(/^published_/);
  const behind = await home.plant<{ view: string; relation: string }>(
    `select distinct v.relname as view, n.nspname || '.' || c.relname as relation
     from pg_class v join pg_rewrite w on w.ev_class = v.oid
       join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid and d.refclassid = 'pg_class'::regclass
       join pg_class c on c.oid = d.refobjid and c.relkind in ('r', 'p') join pg_namespace n on n.oid = c.relnamespace
     where v.relkind = 'v' and v.relname like 'published\\_%'`,
  );
  for (const { role, schema, relation, kind } of abroad)
    if (kind !== 'v')
      expect(
        behind.filter((each) => each.relation === `${schema}.${relation}`).map(({ view }) => view),
        `${role} reads ${schema}.${relation}`,
      ).not.toEqual([]);
  expect(abroad.filter(({ kind }) => kind === 'v').length).toBeGreaterThan(15);
});
