import type { EntityMapping } from './entity-schema.ts';
import type { DelimitedFile, FileMapping } from './file-schema.ts';
import type { Mapping } from './mapping-schema.ts';
import type { Value } from './value-schema.ts';

/** A place in the YAML and what is wrong there. */
export type Finding = { path: (string | number)[]; message: string };

/** What only shows when the parts of a mapping are held side by side. */
export function checkMapping(mapping: Mapping): Finding[] {
  return mapping.files.flatMap((file, index) =>
    [
      ...checkFormat(file, mapping),
      ...checkFile(file, mapping.files.length),
      ...(file.format === 'delimited' ? checkHeader(file) : []),
      ...valuesOf(file).flatMap(([path, value]) => checkValue(path, value, mapping, file)),
      ...checkFilters(file),
    ].map((finding) => ({ ...finding, path: ['files', index, ...finding.path] })),
  );
}

/** A folder of files has one date, a folder of tables one for each day of their logs. */
function checkFormat(file: FileMapping, { files }: Mapping): Finding[] {
  if (file.format === files[0]?.format) return [];
  return [{ path: ['format'], message: "must be that of the first file: a snapshot's files all have one format" }];
}

function checkFile(file: FileMapping, files: number): Finding[] {
  const findings: Finding[] = [];
  if (file.file === undefined && files > 1) {
    findings.push({ path: ['file'], message: 'is missing; it may be left out only when a snapshot is a single file' });
  }
  if (file.file !== undefined && /[\\/]/.test(file.file)) {
    findings.push({ path: ['file'], message: 'must be a name inside the folder of the snapshot, without / or \\' });
  }
  return findings;
}

function checkHeader(file: DelimitedFile): Finding[] {
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

function checkValue(path: Finding['path'], value: Value, mapping: Mapping, file: FileMapping): Finding[] {
  if ('constant' in value) return [];
  if ('join' in value) {
    return value.join.flatMap((part, index) => checkValue([...path, 'join', index], part, mapping, file));
  }
  const findings = checkColumn(path, value.column, file);
  if (value.lookup !== undefined && !Object.hasOwn(mapping.lookups, value.lookup)) {
    const known = Object.keys(mapping.lookups).join(', ') || 'none';
    findings.push({ path: [...path, 'lookup'], message: `'${value.lookup}' is not among the lookups (${known})` });
  }
  return findings;
}

function checkFilters(file: FileMapping): Finding[] {
  return file.entities.flatMap(({ when }, index) =>
    when === undefined ? [] : checkColumn(['entities', index, 'when', 'column'], when.column, file),
  );
}

function checkColumn(path: Finding['path'], column: string, file: FileMapping): Finding[] {
  if (file.format === 'delta' || file.columns === undefined || file.columns.includes(column)) return [];
  return [{ path, message: `'${column}' is not among the columns (${file.columns.join(', ')})` }];
}

/** Every value of a file's mapping with its place in it. */
export function valuesOf(file: FileMapping): [Finding['path'], Value][] {
  const values: [Finding['path'], Value][] = file.entities.flatMap((entity, index) =>
    valuesOfEntity(entity).map(([path, value]): [Finding['path'], Value] => [['entities', index, ...path], value]),
  );
  if (file.completeness !== undefined) values.push([['completeness', 'value'], file.completeness.value]);
  return values;
}

function valuesOfEntity(entity: EntityMapping): [Finding['path'], Value][] {
  return [
    [['key'], entity.key],
    ...Object.entries(entity.fields).map(([name, value]): [Finding['path'], Value] => [['fields', name], value]),
    ...Object.entries(entity.references).map(([name, value]): [Finding['path'], Value] => [
      ['references', name],
      value,
    ]),
    ...entity.identifiers.map(({ value }, index): [Finding['path'], Value] => [['identifiers', index, 'value'], value]),
  ];
}
