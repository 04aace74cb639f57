import type { CatalogueConnection } from '../catalogue-rules.ts';

/** A relation as one role meets it. */
export interface Subject {
  readonly role: string;
  /** `schema.relation`, without quotes. */
  readonly relation: string;
  /** The same, quoted for SQL. */
  readonly sql: string;
  readonly oid: number;
  readonly kind: 'table' | 'view';
  readonly columns: readonly SubjectColumn[];
  readonly deletable: boolean;
  readonly keys: readonly {
    readonly name: string;
    readonly columns: readonly string[] | null;
    readonly by_tenant: boolean;
  }[];
  readonly foreign_keys: readonly SubjectForeignKey[];
}

export interface SubjectColumn {
  readonly name: string;
  readonly sql: string;
  readonly readable: boolean;
  readonly insertable: boolean;
  readonly updatable: boolean;
}

export interface SubjectForeignKey {
  readonly name: string;
  /** `schema.relation` that it refers to. */
  readonly to: string;
  /** Its columns but tenant_id, and the columns they refer to. */
  readonly pairs: readonly { readonly column: string; readonly referred: string }[];
}

/** A security definer function that a role may call. */
export interface SubjectFunction {
  readonly role: string;
  readonly name: string;
  readonly sql: string;
  readonly types: readonly string[];
}

const HOME = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;

/** Every relation that each of the roles may touch in any way. */
export async function subjectsOf(connection: CatalogueConnection, roles: readonly string[]): Promise<Subject[]> {
  const { rows } = await connection.query(
    `select r.rolname as role, n.nspname || '.' || c.relname as relation, format('%I.%I', n.nspname, c.relname) as sql,
       c.oid::int8::int as oid, case when c.relkind in ('r', 'p') then 'table' else 'view' end as kind,
       has_table_privilege(r.oid, c.oid, 'delete') as deletable,
       (select jsonb_agg(jsonb_build_object('name', a.attname, 'sql', quote_ident(a.attname),
           'readable', has_column_privilege(r.oid, c.oid, a.attnum, 'select'),
           'insertable', a.attidentity <> 'a' and a.attgenerated = '' and has_column_privilege(r.oid, c.oid, a.attnum, 'insert'),
           'updatable', a.attidentity <> 'a' and a.attgenerated = '' and has_column_privilege(r.oid, c.oid, a.attnum, 'update'))
         order by a.attnum)
         from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
       coalesce((select jsonb_agg(jsonb_build_object('name', n.nspname || '.' || i.relname,
           'by_tenant', (select a.attname = 'tenant_id' from pg_attribute a where a.attrelid = c.oid and a.attnum = x.indkey[0]) is true,
           'columns', case when x.indpred is null and x.indexprs is null then
             (select jsonb_agg(quote_ident(a.attname)) from pg_attribute a where a.attrelid = c.oid and a.attnum = any(x.indkey)) end))
         from pg_index x join pg_class i on i.oid = x.indexrelid where x.indrelid = c.oid and x.indisunique), '[]') as keys,
       coalesce((select jsonb_agg(jsonb_build_object('name', k.conname, 'to', tn.nspname || '.' || t.relname,
           'pairs', (select jsonb_agg(jsonb_build_object('column', f.attname, 'referred', g.attname))
             from unnest(k.conkey, k.confkey) as p (f, t)
             join pg_attribute f on f.attrelid = k.conrelid and f.attnum = p.f
             join pg_attribute g on g.attrelid = k.confrelid and g.attnum = p.t
             where f.attname <> 'tenant_id')))
         from pg_constraint k join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
         where k.conrelid = c.oid and k.contype = 'f'), '[]') as foreign_keys
     from pg_roles r cross join pg_class c join pg_namespace n on n.oid = c.relnamespace
     where r.rolname = any($1) and c.relkind in ('r', 'p', 'v', 'm', 'f') and ${HOME}
       and has_schema_privilege(r.oid, n.oid, 'usage')
       and (has_any_column_privilege(r.oid, c.oid, 'select, insert, update') or has_table_privilege(r.oid, c.oid, 'delete'))
     order by 1, 2`,
    [roles],
  );
  return rows as Subject[];
}

export async function functionsOf(
  connection: CatalogueConnection,
  roles: readonly string[],
): Promise<SubjectFunction[]> {
  const { rows } = await connection.query(
    `select r.rolname as role, n.nspname || '.' || p.proname as name, format('%I.%I', n.nspname, p.proname) as sql,
       array(select format_type(t, null) from unnest(p.proargtypes) with ordinality as a (t, place) order by place) as types
     from pg_roles r cross join pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where r.rolname = any($1) and ${HOME} and p.prosecdef and p.prokind = 'f' and p.prorettype <> 'trigger'::regtype
       and has_schema_privilege(r.oid, n.oid, 'usage') and has_function_privilege(r.oid, p.oid, 'execute')
     order by 1, 2`,
    [roles],
  );
  return rows as SubjectFunction[];
}
