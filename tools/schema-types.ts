import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const SCHEMAS = { directory: 'services/directory/src/schema.ts' };

/** Writes each schema's row types for Kysely from a migrated database, or compares them. @returns what is not as it should be. */
export function schemaTypes(url: string, mode: 'write' | 'verify'): string[] {
  // as @kiban/postgres reads them: times keep their microseconds, counts are numbers
  const types = '{"timestamptz":"string","date":"string","int8":"number"}';
  return Object.entries(SCHEMAS).flatMap(([schema, file]) => {
    const options = [
      '--dialect',
      'postgres',
      '--url',
      url,
      '--include-pattern',
      `${schema}.*`,
      '--type-mapping',
      types,
    ];
    const all = [...options, '--out-file', join(ROOT, file), ...(mode === 'verify' ? ['--verify'] : [])];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, 'node_modules/.bin/kysely-codegen'), ...all],
      {
        encoding: 'utf8',
      },
    );
    return status === 0 ? [] : [`${file} is not what the migrations make. Run: npm run generate\n${stdout}${stderr}`];
  });
}
