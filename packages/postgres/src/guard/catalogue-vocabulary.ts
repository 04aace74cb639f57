/**
 * What the rules speak of, as common table expressions over the system catalogue; `$1` holds the modules' declarations.
 * Readable by any role, so that a service can check with its own. Names are `schema.name` without quotes.
 */
export const VOCABULARY = `
declared as (
  select d.* from jsonb_to_recordset($1::jsonb -> 'roles') as d (name name, login boolean, schema name)
), opened as (
  select o.* from jsonb_to_recordset($1::jsonb -> 'opened') as o (role name, relation text, command text)
), exclusive as (
  select e.* from jsonb_to_recordset($1::jsonb -> 'exclusive') as e (schema text, role name)
), shared as (
  select jsonb_array_elements_text($1::jsonb -> 'shared') as relation
), platform_function as (
  select jsonb_array_elements_text($1::jsonb -> 'platform_functions') as name
), global_key as (
  select jsonb_array_elements_text($1::jsonb -> 'global_keys') as key
), listed_grant as (
  select jsonb_array_elements_text($1::jsonb -> 'grants') as line
), this_database as (
  select oid, datdba, datacl from pg_database where datname = current_database()
), owner as (
  select r.* from this_database d join pg_roles r on r.oid = d.datdba
), home as (
  select n.oid, n.nspname as name, n.nspowner, n.nspacl from pg_namespace n
  where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
), of_extension as (
  select classid, objid from pg_depend where deptype = 'e'
),
-- the roles that are looked at: declared, or somebody can log in to this database as it
party as (
  select r.*, d.name is not null as declared, coalesce(d.login, r.rolcanlogin) as logs_in, d.schema as home
  from pg_roles r left join declared d on d.name = r.rolname
  where d.name is not null
    or r.rolcanlogin and not r.rolsuper and r.oid <> (select datdba from this_database)
      and has_database_privilege(r.oid, (select oid from this_database), 'connect')
), relation as (
  select c.*, h.name as schema, h.name || '.' || c.relname as name
  from pg_class c join home h on h.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
    and not exists (select from of_extension e where e.classid = 'pg_class'::regclass and e.objid = c.oid)
), routine as (
  select p.*, h.name as schema, p.oid::regprocedure::text as name,
    regexp_replace(p.prosrc || coalesce(pg_get_function_sqlbody(p.oid), ''), '--[^\\n]*|/\\*.*?\\*/', '', 'g') as body
  from pg_proc p join home h on h.oid = p.pronamespace
  where not exists (select from of_extension e where e.classid = 'pg_proc'::regclass and e.objid = p.oid)
),
-- every privilege that was given to somebody else than the object's owner; grantee 0 is PUBLIC
all_grants as (
  select case c.relkind when 'S' then 'sequence' else 'relation' end as kind, c.oid, c.name as object, null::name as "column",
    c.relowner as owned_by, x.grantee, x.privilege_type as privilege, x.is_grantable as grantable
  from relation c cross join lateral aclexplode(c.relacl) x
  union all
  select 'column', c.oid, c.name, a.attname, c.relowner, x.grantee, x.privilege_type, x.is_grantable
  from relation c join pg_attribute a on a.attrelid = c.oid cross join lateral aclexplode(a.attacl) x
  union all
  select 'schema', h.oid, h.name, null, h.nspowner, x.grantee, x.privilege_type, x.is_grantable
  from home h cross join lateral aclexplode(coalesce(h.nspacl, acldefault('n', h.nspowner))) x
  union all
  select 'function', p.oid, p.name, null, p.proowner, x.grantee, x.privilege_type, x.is_grantable
  from routine p cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
  union all
  select 'type', t.oid, h.name || '.' || t.typname, null, t.typowner, x.grantee, x.privilege_type, x.is_grantable
  from pg_type t join home h on h.oid = t.typnamespace cross join lateral aclexplode(t.typacl) x
  union all
  select 'database', d.oid, 'database', null, d.datdba, x.grantee, x.privilege_type, x.is_grantable
  from this_database d cross join lateral aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) x
  union all
  select 'default', a.oid, coalesce(h.name, 'every schema') || ', new objects of kind ' || a.defaclobjtype::text, null,
    a.defaclrole, x.grantee, x.privilege_type, x.is_grantable
  from pg_default_acl a left join home h on h.oid = a.defaclnamespace cross join lateral aclexplode(a.defaclacl) x
  union all
  select 'parameter', p.oid, p.parname, null, 10, x.grantee, x.privilege_type, x.is_grantable
  from pg_parameter_acl p cross join lateral aclexplode(p.paracl) x
), grants as (
  select g.*, case g.grantee when 0 then 'public' else coalesce(r.rolname, '#' || g.grantee) end as role
  from all_grants g left join pg_roles r on r.oid = g.grantee
  where g.grantee <> g.owned_by and not coalesce(r.rolsuper, false)
), grant_line as (
  select distinct role, role || ' ' || privilege || ' ' || kind || ' ' || object || coalesce('.' || "column", '') as line from grants
),
-- what must be protected: tables with a tenant, and tables that somebody was given and nobody declared shared
tenant_table as (
  select c.* from relation c
  where c.relkind in ('r', 'p') and not c.relispartition and c.name not in (select relation from shared)
    and (exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
      or exists (select from grants g where g.oid = c.oid and g.kind in ('relation', 'column')))
), policy as (
  select p.*, c.name as relation, c.relrowsecurity, pg_get_expr(p.polqual, p.polrelid) as visible,
    pg_get_expr(p.polwithcheck, p.polrelid) as writable,
    case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end
      as command
  from pg_policy p join relation c on c.oid = p.polrelid
), tenant_policy as (
  select * from policy
  where polname = 'tenant' and polpermissive and command = 'all' and polroles = '{0}'
    and visible = '(tenant_id = ( SELECT app.tenant_id() AS tenant_id))' and writable = visible
)`;
