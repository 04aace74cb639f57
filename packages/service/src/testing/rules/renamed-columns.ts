import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiUnderTest } from '../api-under-test.ts';
import type { PlantedTenant } from '../planted-tenant.ts';

type Plant = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

/** Columns of other services' tables that a role reads through what they publish. */
const READ_COLUMNS = `
  select format('%I.%I', n.nspname, c.relname) as relation, quote_ident(a.attname) as "column",
    quote_ident('renamed_' || a.attname) as renamed
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind = 'r' and n.nspname not in ('app', 'event', $2) and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    and has_schema_privilege($1, n.oid, 'usage') and has_column_privilege($1, c.oid, a.attnum, 'select')
  order by 1, 2`;

/**
 * Renames every column behind what other services publish to a role.
 *
 * @param schema the role's own, which stays as it is.
 * @returns how many.
 */
export async function renameReadColumns(plant: Plant, role: string, schema: string): Promise<number> {
  const columns = await plant<{ relation: string; column: string; renamed: string }>(READ_COLUMNS, [role, schema]);
  await plant(
    columns
      .map(({ relation, column, renamed }) => `alter table ${relation} rename column ${column} to ${renamed}`)
      .join('; '),
  );
  return columns.length;
}

/** Another service may call its columns what it likes, behind what it publishes: no answer changes, and no change breaks. */
export async function renamedColumns<Tenant extends PlantedTenant>(
  api: ApiUnderTest<Tenant> & { readonly plant: Plant },
  reader: { readonly role: string; readonly schema: string },
): Promise<void> {
  const tenant = await api.plantTenant();
  const token = await api.administratorOf(tenant);
  const isPlanted = (path: string): boolean =>
    !path.includes('{id}') || tenant.ids[path.split('/')[1] ?? ''] !== undefined;
  const reading = api.operations.filter(({ method, path }) => method === 'get' && isPlanted(path));
  const changing = api.operations.filter(({ method }) => method !== 'get');
  const before = new Map<string, unknown>();
  let renamed = 0;

  async function answerTo(operation: (typeof api.operations)[number]): Promise<unknown> {
    const request = (await api.recipeFor(operation))(tenant);
    const { status, json } = await api.call(operation, { ...request, token });
    return { status, ...(json as object), as_of: null, next_cursor: null };
  }

  beforeAll(async () => {
    for (const operation of reading) before.set(operation.operationId, await answerTo(operation));
    for (const operation of changing) await api.recipeFor(operation);
    renamed = await renameReadColumns(api.plant, reader.role, reader.schema);
  }, 300_000);
  afterAll(() => expect(renamed).toBeGreaterThan(10));

  test.each(reading)('$operationId answers the same', async (operation) => {
    expect(await answerTo(operation)).toEqual(before.get(operation.operationId));
  });

  // all on one tenant, so that what came before may refuse what comes later: what reads a column that is gone answers 500
  test.each(changing)('$operationId is not broken', async (operation) => {
    const { status, json } = await api.call(operation, { ...(await api.recipeFor(operation))(tenant), token });
    expect(status, JSON.stringify(json)).toSatisfy((given: number) => given < 300 || given === 403 || given === 409);
  });
}
