import { type Statement, statementFromTrustedText, type TenantId } from '@kiban/postgres';
import type { BenchPlatform } from '../bench-platform.ts';

const SCHEMAS = ['directory', 'asset', 'event'];

/**
 * Beside each schema one of the same names over the same rows, which no policy guards: tables are views that name the tenant, as
 * somebody writes it who never forgets it, and belong to the superuser; functions that search are the superuser's, too.
 *
 * @returns what makes a statement of ours one of theirs.
 */
export async function withoutPolicies(
  { sql }: BenchPlatform,
  tenant: TenantId,
): Promise<(statement: Statement<object>) => Statement<object>> {
  await sql('set search_path = pg_catalog');
  const relations = await sql<{ schema: string; name: string; definition: string | null; has_tenant: boolean }>(
    `select n.nspname as schema, c.relname as name, case c.relkind when 'v' then pg_get_viewdef(c.oid) end as definition,
       exists (select from pg_attribute where attrelid = c.oid and attname = 'tenant_id') as has_tenant
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any ($1) and c.relkind in ('r', 'p', 'v') order by c.relkind = 'v', c.oid`,
    [SCHEMAS],
  );
  const functions = await sql<{ schema: string; name: string; text: string }>(
    `select n.nspname as schema, p.proname as name, pg_get_functiondef(p.oid) as text
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname = any ($1) and p.prosecdef and p.prorettype <> 'trigger'::regtype`,
    [SCHEMAS],
  );
  const known = new Set([...relations, ...functions].map(({ schema, name }) => `${schema}.${name}`));
  const rewritten = (text: string): string =>
    text
      .replaceAll(/("?)\b(directory|asset|event)\1\.("?)(\w+)\3/g, (whole, _quote, schema, _other, name) =>
        known.has(`${schema}.${name}`) ? `plain_${schema}."${name}"` : whole,
      )
      .replaceAll('app.tenant_id()', `'${tenant}'::uuid`);
  for (const schema of SCHEMAS) await sql(`create schema plain_${schema}`);
  for (const { schema, name, definition, has_tenant } of relations) {
    const own = has_tenant ? ` where tenant_id = '${tenant}'::uuid` : '';
    const body = definition === null ? `select * from ${schema}."${name}"${own}` : rewritten(definition);
    await sql(`create view plain_${schema}."${name}" as ${body}`);
  }
  // they name the tenant themselves, and the platform's where they mean it
  for (const { schema, name, text } of functions)
    await sql(
      text.replace(`${schema}.${name}(`, `plain_${schema}.${name}(`).replaceAll('app.tenant_id()', `'${tenant}'::uuid`),
    );
  for (const schema of SCHEMAS)
    await sql(`grant usage on schema plain_${schema} to kiban_directory, kiban_asset;
      grant select on all tables in schema plain_${schema} to kiban_directory, kiban_asset`);
  await sql('reset search_path');
  return ({ sql: text, parameters }) => statementFromTrustedText(rewritten(text), parameters);
}
