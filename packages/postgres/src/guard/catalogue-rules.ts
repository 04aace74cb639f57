import { rolesOf, type SchemaModule } from '../schema-module.ts';
import { VOCABULARY } from './catalogue-vocabulary.ts';
import { type Finding, findingOf, type Rule } from './finding.ts';
import { eventRules, kindWriterRule } from './rules/events.ts';
import { functionRules } from './rules/functions.ts';
import { grantRules } from './rules/grants.ts';
import { keyRules } from './rules/keys.ts';
import { policyRules } from './rules/policies.ts';
import { roleRules } from './rules/roles.ts';
import { tableRules } from './rules/tables.ts';
import { viewRules } from './rules/views.ts';

/** A connection of any role: the system catalogue is readable by all. A `Client` of pg is one. */
export interface CatalogueConnection {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

export interface CatalogueOptions {
  /** The lines of the checked-in list of grants (`listGrants`). Without it, grants are checked by the other rules only. */
  readonly grants?: readonly string[];
}

export const catalogueRules: readonly Rule[] = [
  ...tableRules,
  ...policyRules,
  ...viewRules,
  ...functionRules,
  ...roleRules,
  ...grantRules,
  ...keyRules,
  ...eventRules,
];

/**
 * Compares the catalogue of a database with what the modules declare: every schema of ours, every role that is declared or
 * can log in. Reads only; about 0.1 s.
 *
 * @returns what breaks the isolation of tenants, nothing when all is well.
 */
export async function checkCatalogue(
  connection: CatalogueConnection,
  modules: readonly SchemaModule[],
  options: CatalogueOptions = {},
): Promise<Finding[]> {
  const declarations = JSON.stringify(declarationsOf(modules, options));
  const found = await withPlainNames(connection, async () => [
    ...(await violations(connection, catalogueRules, declarations)),
    ...((await mayReadKinds(connection)) ? await violations(connection, [kindWriterRule], declarations) : []),
  ]);
  const rules = new Map([...catalogueRules, kindWriterRule].map((rule) => [rule.code, rule]));
  return found.flatMap(({ code, object, detail }) => {
    const rule = rules.get(code);
    return rule === undefined || rule.violates?.(detail) === false ? [] : [findingOf(rule, object, detail)];
  });
}

/** Every grant to a role other than the owner, one a line, sorted: what the checked-in list holds. */
export async function listGrants(connection: CatalogueConnection): Promise<string[]> {
  return withPlainNames(connection, async () => {
    const { rows } = await connection.query(
      `with ${VOCABULARY} select line from grant_line order by line collate "C"`,
      ['{}'],
    );
    return (rows as { line: string }[]).map((row) => row.line);
  });
}

interface Violation {
  readonly code: string;
  readonly object: string;
  readonly detail: string;
}

/** One statement for all rules: what they have in common is worked out once. */
async function violations(
  connection: CatalogueConnection,
  rules: readonly Rule[],
  declarations: string,
): Promise<Violation[]> {
  const each = rules.map(
    ({ code, sql }) => `select '${code}' as code, q.object::text, q.detail::text from (${sql}) q (object, detail)`,
  );
  const { rows } = await connection.query(`with ${VOCABULARY} ${each.join('\nunion all\n')}`, [declarations]);
  return rows as Violation[];
}

/** PostgreSQL leaves the schema out of names that search_path finds; the rules compare whole names. */
async function withPlainNames<T>(connection: CatalogueConnection, work: () => Promise<T>): Promise<T> {
  const { rows } = await connection.query(
    "select current_setting('search_path') as path, current_setting('jit') as jit",
  );
  const before = rows[0] as { path: string; jit: string };
  const use = (path: string, jit: string): Promise<unknown> =>
    connection.query("select set_config('search_path', $1, false), set_config('jit', $2, false)", [path, jit]);
  await use('pg_catalog', 'off'); // compiling the long statement takes longer than running it
  const result = await work();
  await use(before.path, before.jit);
  return result;
}

async function mayReadKinds(connection: CatalogueConnection): Promise<boolean> {
  const { rows } = await connection.query(
    `select coalesce(has_schema_privilege(to_regnamespace('event'), 'usage') and
       has_table_privilege(to_regclass('event.kind'), 'select'), false) as readable`,
  );
  return (rows[0] as { readable: boolean }).readable;
}

function declarationsOf(modules: readonly SchemaModule[], options: CatalogueOptions): object {
  return {
    roles: modules.flatMap(({ schema, roles }) => roles.map(({ name, login }) => ({ name, login, schema }))),
    opened: rolesOf(modules).flatMap(({ name, crossTenant = {} }) =>
      Object.entries(crossTenant).flatMap(([relation, commands]) =>
        commands.map((command) => ({ role: name, relation, command })),
      ),
    ),
    exclusive: modules.flatMap(({ schema, exclusiveTo }) =>
      exclusiveTo === undefined ? [] : [{ schema, role: exclusiveTo }],
    ),
    shared: modules.flatMap((module) => Object.keys(module.sharedRelations)),
    platform_functions: modules.flatMap((module) => Object.keys(module.platformFunctions ?? {})),
    global_keys: modules.flatMap((module) => Object.keys(module.globalKeys)),
    ...(options.grants === undefined ? {} : { grants: options.grants }),
  };
}
