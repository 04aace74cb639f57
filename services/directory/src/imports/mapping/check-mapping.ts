import { checkColumn, checkFile, checkValue, type Finding, type Value } from '@kiban/tabular';
import type { EntityMapping } from './entity-schema.ts';
import type { FileMapping } from './file-mapping.ts';
import type { Mapping } from './mapping-schema.ts';

/** What only shows when the parts of a mapping are held side by side. */
export function checkMapping({ files, lookups }: Mapping): Finding[] {
  return files.flatMap((file, index) =>
    [
      ...checkFile(file, files),
      ...valuesOf(file).flatMap(([path, value]) => checkValue(path, value, lookups, file)),
      ...checkFilters(file),
    ].map((finding) => ({ ...finding, path: ['files', index, ...finding.path] })),
  );
}

function checkFilters(file: FileMapping): Finding[] {
  return file.entities.flatMap(({ when }, index) =>
    when === undefined ? [] : checkColumn(['entities', index, 'when', 'column'], when.column, file),
  );
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
