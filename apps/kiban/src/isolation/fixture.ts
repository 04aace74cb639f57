import { randomBytes, randomUUID } from 'node:crypto';
import { type TenantId, tenantId } from '@kiban/postgres';
import { PLANTED_BESIDE, PLANTED_VALUES } from './planted-values.ts';

/** Runs one statement as a superuser, whom no policy stops. */
export type Plant = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

interface Column {
  readonly name: string;
  readonly type: string;
  /** The words that a check allows. */
  readonly allowed: readonly string[] | null;
}

interface Relation {
  readonly relation: string;
  readonly sql: string;
  readonly columns: readonly Column[];
  readonly foreign_keys: readonly { readonly to: string; readonly pairs: Readonly<Record<string, string>> }[];
}

export interface PlantedTenants {
  /** Two customers. */
  readonly a: TenantId;
  readonly b: TenantId;
  readonly platform: TenantId;
}

/** Plants two customers and the platform's tenant with a row of each, or several, in every relation that has a tenant. */
export async function plantTenants(plant: Plant): Promise<PlantedTenants> {
  const relations = inOrderOfReference(await relationsWithTenant(plant));
  const planted = async (letter: string): Promise<TenantId> => {
    const tenant = tenantId(randomUUID());
    for (const relation of relations) await plantRows(plant, relation, tenant, letter);
    return tenant;
  };
  return { a: await planted('a'), b: await planted('b'), platform: await planted('platform') };
}

async function plantRows(plant: Plant, relation: Relation, tenant: TenantId, letter: string): Promise<void> {
  const already = await plant(`select 1 from ${relation.sql} where tenant_id = $1 limit 1`, [tenant]);
  if (already.length > 0) return; // by a trigger of another table
  for (const given of [{}, ...(PLANTED_BESIDE[relation.relation] ?? [])])
    await plantRow(plant, relation, tenant, letter, given);
}

async function plantRow(
  plant: Plant,
  relation: Relation,
  tenant: TenantId,
  letter: string,
  given: Readonly<Record<string, unknown>>,
): Promise<void> {
  const row: Record<string, unknown> = { tenant_id: tenant };
  for (const { to, pairs } of relation.foreign_keys) {
    if (to === relation.relation) continue;
    const [target] = await plant<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${quoted(to)} t where tenant_id = $1 limit 1`,
      [tenant],
    );
    for (const [column, referred] of Object.entries(pairs)) row[column] = target?.row[referred];
  }
  for (const column of relation.columns) {
    const value = PLANTED_VALUES[`${relation.relation}.${column.name}`] ?? PLANTED_VALUES[column.name];
    if (value !== undefined) row[column.name] = value(tenant, letter);
    else row[column.name] ??= plantedValue(column, letter);
  }
  Object.assign(row, given);
  const columns = relation.columns.map(({ name }) => `"${name}"`).join(', ');
  try {
    await plant(
      `insert into ${relation.sql} (${columns}) select ${columns} from jsonb_populate_record(null::${relation.sql}, $1::jsonb)`,
      [JSON.stringify(row)],
    );
  } catch (error) {
    throw new Error(
      `No row of ${relation.relation} could be planted: ${(error as Error).message}. Add the column to PLANTED_VALUES.`,
      { cause: error },
    );
  }
}

function plantedValue({ name, type, allowed }: Column, letter: string): unknown {
  if (allowed !== null && allowed[0] !== undefined) return allowed[0];
  if (type === 'uuid') return randomUUID();
  if (type === 'text' || type === 'name') return `${name} of ${letter} ${randomBytes(4).toString('hex')}`;
  if (/^(smallint|integer|bigint|numeric)/.test(type)) return 1;
  if (type.startsWith('timestamp')) return '2026-04-01T00:00:00Z';
  if (type === 'date') return '2026-04-01';
  if (type === 'boolean') return true;
  if (type === 'jsonb' || type === 'json') return {};
  if (type === 'bytea') return `\\x${randomBytes(32).toString('hex')}`;
  if (type.endsWith('[]')) return [];
  return '1';
}

/** Columns with a default of the database's own keep it. */
async function relationsWithTenant(plant: Plant): Promise<Relation[]> {
  return plant<Relation>(`
    select n.nspname || '.' || c.relname as relation, format('%I.%I', n.nspname, c.relname) as sql,
      (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null), 'allowed',
          (select array(select m[1] from regexp_matches(pg_get_constraintdef(k.oid), '''([^'']*)''::text', 'g') m)
            from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
              and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%' limit 1)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          and not a.atthasdef and a.attidentity = '') as columns,
      coalesce((select jsonb_agg(jsonb_build_object('to', tn.nspname || '.' || t.relname, 'pairs',
          (select jsonb_object_agg(f.attname, g.attname) from unnest(k.conkey, k.confkey) as p (f, t)
            join pg_attribute f on f.attrelid = k.conrelid and f.attnum = p.f
            join pg_attribute g on g.attrelid = k.confrelid and g.attnum = p.t)))
        from pg_constraint k join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
        where k.conrelid = c.oid and k.contype = 'f'), '[]') as foreign_keys
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
    order by 1`);
}

/** A table after those that its foreign keys refer to. */
function inOrderOfReference(relations: readonly Relation[]): Relation[] {
  const ordered = new Map<string, Relation>();
  const byName = new Map(relations.map((each) => [each.relation, each]));
  const visit = (each: Relation, above: readonly string[]): void => {
    if (ordered.has(each.relation) || above.includes(each.relation)) return;
    for (const { to } of each.foreign_keys) {
      const target = byName.get(to);
      if (target !== undefined) visit(target, [...above, each.relation]);
    }
    ordered.set(each.relation, each);
  };
  for (const each of relations) visit(each, []);
  return [...ordered.values()];
}

function quoted(relation: string): string {
  return relation
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
}
