import type { DelimitedSource, FileSource } from './file-schema.ts';
import type { Lookups, Value } from './value-schema.ts';

/** A place in the YAML and what is wrong there. */
export type Finding = { path: (string | number)[]; message: string };

/** What only shows when a file is held beside the others of its snapshot, and its parts beside each other. */
export function checkFile(file: FileSource, files: readonly FileSource[]): Finding[] {
  return [
    ...checkFormat(file, files),
    ...checkName(file, files.length),
    ...(file.format === 'delimited' ? checkHeader(file) : []),
  ];
}

/** A folder of files has one date, a folder of tables one for each day of their logs. */
function checkFormat(file: FileSource, files: readonly FileSource[]): Finding[] {
  if (file.format === files[0]?.format) return [];
  return [{ path: ['format'], message: "must be that of the first file: a snapshot's files all have one format" }];
}

function checkName(file: FileSource, files: number): Finding[] {
  const findings: Finding[] = [];
  if (file.file === undefined && files > 1) {
    findings.push({ path: ['file'], message: 'is missing; it may be left out only when a snapshot is a single file' });
  }
  if (file.file !== undefined && /[\\/]/.test(file.file)) {
    findings.push({ path: ['file'], message: 'must be a name inside the folder of the snapshot, without / or \\' });
  }
  return findings;
}

function checkHeader(file: DelimitedSource): Finding[] {
  const findings: Finding[] = [];
  if (!file.header && file.columns === undefined) {
    findings.push({ path: ['columns'], message: 'is missing; without a header the columns must be named here' });
  }
  if (file.header && file.columns !== undefined) {
    findings.push({ path: ['columns'], message: 'must be left out; the header of the file names the columns' });
  }
  const twice = file.columns?.find((column, index) => file.columns?.indexOf(column) !== index);
  if (twice !== undefined) findings.push({ path: ['columns'], message: `names '${twice}' twice` });
  return findings;
}

/** Whether the columns and the lookups that a value names are there. `path` is the value's place in the file's mapping. */
export function checkValue(path: Finding['path'], value: Value, lookups: Lookups, file: FileSource): Finding[] {
  if ('constant' in value) return [];
  if ('join' in value) {
    return value.join.flatMap((part, index) => checkValue([...path, 'join', index], part, lookups, file));
  }
  const findings = checkColumn(path, value.column, file);
  if (value.lookup !== undefined && !Object.hasOwn(lookups, value.lookup)) {
    const known = Object.keys(lookups).join(', ') || 'none';
    findings.push({ path: [...path, 'lookup'], message: `'${value.lookup}' is not among the lookups (${known})` });
  }
  return findings;
}

/** Whether a column is among those that the mapping itself names. */
export function checkColumn(path: Finding['path'], column: string, file: FileSource): Finding[] {
  if (file.format === 'delta' || file.columns === undefined || file.columns.includes(column)) return [];
  return [{ path, message: `'${column}' is not among the columns (${file.columns.join(', ')})` }];
}
