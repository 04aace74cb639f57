import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something that only a few files may do, each with its reason. */
export interface SourceRule {
  readonly code: string;
  readonly pattern: RegExp;
  /** What to do instead. */
  readonly mend: string;
  /** Beginnings of paths, and why. */
  readonly allowed: Readonly<Record<string, string>>;
}

export const sourceRules: readonly SourceRule[] = [
  {
    code: 'tenant_set_elsewhere',
    pattern: /set_config\s*\(\s*'app\.|\bset\s+(local\s+|session\s+)?app\./i,
    mend: 'Use tenantRead or tenantTransaction of @kiban/postgres: they alone say whose rows a transaction sees.',
    allowed: { 'packages/postgres/src/tenant-transaction.ts': 'the one place' },
  },
  {
    code: 'setting_outlives_transaction',
    pattern: /set_config\s*\([^)]*,\s*false\s*\)/i,
    mend: 'Pass true: a setting that outlives its transaction meets the next tenant on the same pooled connection.',
    allowed: { 'packages/postgres/src/guard/': 'search_path of the owner’s own connection while it looks' },
  },
  {
    code: 'sql_from_text',
    pattern: /statementFromTrustedText/,
    mend: 'Write the statement with the template tag `statement`, which turns every value into a parameter.',
    allowed: {
      'packages/postgres/src/statement.ts': 'defines it',
      'packages/postgres/src/index.ts': 'exports it',
      'packages/postgres/src/guard/': 'names of the catalogue, quoted by PostgreSQL',
      'packages/event-store/src/examine-history.ts': 'names of an aggregate’s columns',
      'packages/event-store/src/record.ts': 'names of an aggregate’s columns',
      'packages/event-store/src/state.ts': 'names of an aggregate’s columns',
      'services/directory/src/past/': 'names of views and columns that stand in the same file',
      'services/directory/src/imports/apply-statements.ts': 'names of aggregates’ tables',
    },
  },
  {
    code: 'raw_sql',
    pattern: /\bsql\.(raw|lit|literal)\s*[(<]/,
    mend: 'Pass the value as a parameter.',
    allowed: {},
  },
  {
    code: 'driver_query',
    pattern: /\.query(<[^>]*>)?\(\s*`[^`]*\$\{/,
    mend: 'Use `statement`; the driver’s own query() with text put together is for roles and databases, which take no parameters.',
    allowed: {
      'packages/postgres/src/roles.ts': 'names and verifiers, escaped',
      'packages/postgres/src/server/': 'names of roles and databases',
      'packages/postgres/src/guard/': 'names of the catalogue, quoted by PostgreSQL',
    },
  },
  {
    code: 'environment_read',
    pattern: /process\.env\b/,
    mend: 'Take the value from Config: the environment is read once, in main.ts.',
    allowed: {
      'apps/kiban/src/main.ts': 'the one place',
      'services/asset/src/main.ts': 'the one place of a service that runs alone',
      'services/auth/src/main.ts': 'the one place of a service that runs alone',
      'services/directory/src/main.ts': 'the one place of a service that runs alone',
      'services/delivery/src/main.ts': 'the one place of the worker',
      'services/delivery/src/api/main.ts': 'the one place of its API, a process of its own',
      'apps/console/server/main.ts': 'the one place of a service that runs alone',
      'packages/postgres/src/server/server-user.ts': 'Windows hands sockets to a child only with SystemRoot',
      'packages/sdk/src/test-tokens/index.ts': 'refuses to be loaded in production',
      'tools/': 'runs before anything is configured',
    },
  },
  {
    code: 'service_calls_network',
    pattern: /\bfetch\s*\(|^import (?!type)[^;]*from 'node:(http|https|net|tls)'/m,
    mend: 'Read what another service publishes in the database, or follow its events: services do not call each other.',
    allowed: {
      'packages/': 'libraries; which service uses them is seen by published-views/alone.int.test.ts',
      'apps/': 'the console and the command line are clients',
      'services/auth/src/protocol/configuration.ts': 'addresses that clients publish',
      'services/auth/src/protocol/client-certificate.ts': 'looks at the connection of a request that came',
    },
  },
];

/** `path: code. What to do` of every violation in the sources below a folder; tests and benchmarks are not looked at. */
export function violations(root: string, rules: readonly SourceRule[] = sourceRules): string[] {
  const files = globSync('{packages,services,apps,tools,e2e}/**/*.{ts,mjs,sql}', {
    cwd: root,
    exclude: (name) => name.includes('node_modules'),
  }).filter((file) => !/\.test\.ts$|\/testing\/|\/bench\/|source-rules|\/isolation\//.test(file));
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8').replace(/^\s*(--|\/\/|\*|\/\*).*$/gm, '');
    return rules
      .filter((rule) => rule.pattern.test(text) && !Object.keys(rule.allowed).some((path) => file.startsWith(path)))
      .map((rule) => `${file}: ${rule.code}. ${rule.mend}`);
  });
}
