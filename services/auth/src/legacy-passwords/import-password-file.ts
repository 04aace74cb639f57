import { type LineProblemCode, readRecords } from '@kiban/tabular';
import type { CredentialAct } from '../records/credentials.ts';
import {
  type ExportedPassword,
  type ImportParts,
  importPasswords,
  type LineFault,
  type PasswordImport,
} from './import-passwords.ts';

const COLUMNS = ['login_id', 'password_hash'] as const;
const FORMAT = { encoding: 'utf-8', delimiter: ',', header: true } as const;

/** What came of a file: every line that was not taken, and why. */
export interface ImportedFile {
  readonly taken: number;
  readonly problems: readonly {
    readonly line: number;
    readonly login_id: string | null;
    readonly code: LineFault | LineProblemCode;
  }[];
}

/**
 * Takes over the passwords of a CSV file with the columns `login_id` and `password_hash`, in UTF-8.
 *
 * @throws SnapshotError for a file that cannot be read; RangeError when a column is missing.
 */
export async function importPasswordFile(
  parts: ImportParts,
  { path, tenant, dry_run }: Omit<PasswordImport, 'passwords'> & { readonly path: string },
  act: CredentialAct,
): Promise<ImportedFile> {
  const passwords: ExportedPassword[] = [];
  const problems: ImportedFile['problems'][number][] = [];
  for await (const { columns, records } of readRecords(path, FORMAT)) {
    const [login, hash] = COLUMNS.map((column) => columns.indexOf(column));
    if (login === undefined || hash === undefined || login < 0 || hash < 0)
      throw new RangeError(`The file needs the columns ${COLUMNS.join(' and ')}.`);
    for (const record of records)
      if ('values' in record) {
        const { line, values } = record;
        passwords.push({ line, login_id: values[login] ?? '', password_hash: values[hash] ?? '' });
      } else problems.push({ line: record.line, login_id: null, code: record.problem.code });
  }
  const imported = await importPasswords(parts, { tenant, passwords, dry_run }, act);
  const all = [...problems, ...imported.problems].sort((one, other) => one.line - other.line);
  return { taken: imported.taken, problems: all };
}
