import {
  columnsOf,
  compileRow,
  compileValue,
  type GoodRecord,
  isProblem,
  type Lookups,
  type Row,
  type Value,
  type ValueProblem,
  type ValueReader,
} from '@kiban/tabular';
import { valuesOf } from '../mapping/check-device-mapping.ts';
import type { SourceMapping } from '../mapping/source-mapping.ts';
import type { DeviceField, LineSetAside, ListedCertificate, SourceLine } from '../source-line.ts';
import { formatOf } from './field-forms.ts';

/** A line as it was read, with what on it could not be. Nothing could: `line` is null. */
export interface ReadLine {
  readonly line: SourceLine | null;
  readonly problems: readonly LineSetAside[];
}

/** The columns that a source's mapping names, once each. */
export function usedColumns(source: SourceMapping): string[] {
  return [...new Set(valuesOf(source).flatMap(([, value]) => columnsOf(value)))];
}

/**
 * Makes the function that turns a record of a source into what it says. A value that is malformed is left out and named; what
 * else stands on its line is taken. `path` is what messages call the file.
 *
 * @throws SnapshotError `header_mismatch` when a mapped column is missing.
 */
export function compileSource(
  source: SourceMapping,
  lookups: Lookups,
  columns: readonly string[],
  path: string,
): (record: GoodRecord) => ReadLine {
  const rowOf = compileRow(path, columns, usedColumns(source), source.normalize);
  const positionOf = (column: string): number => columns.indexOf(column);
  const reader = (label: string, field: string, value: Value): ValueReader => {
    const read = compileValue(value, { lookups, positionOf, label, personal: false, whole: true });
    const form = formatOf(field, label);
    return (row) => {
      const found = read(row);
      return found === null || isProblem(found) ? found : form(found);
    };
  };
  const readersOf = (part: string, values: object): [string, ValueReader][] =>
    Object.entries(values as Record<string, Value | undefined>).flatMap(([field, value]) =>
      value === undefined
        ? []
        : [[field, reader(`${part}.${field}`, part === 'device' ? field : `certificate_${field}`, value)]],
    );
  const device = readersOf('device', source.device);
  const certificate = source.certificate === undefined ? null : readersOf('certificate', source.certificate);

  return ({ line, values }) => {
    const row = rowOf(values);
    const problems: LineSetAside[] = [];
    const place = { source: source.name, line };
    const read = (readers: readonly [string, ValueReader][]): Record<string, string> =>
      readAll(readers, row, ({ code, message }) => problems.push({ ...place, problem: code, message }));
    const { store, ...fields } = read(device) as Partial<Record<DeviceField | 'store', string>>;
    const held = certificate === null ? null : certificateOf(read(certificate));
    const empty = Object.keys(fields).length === 0 && store === undefined && held === null;
    if (empty && problems.length === 0)
      problems.push({ ...place, problem: 'line_says_nothing', message: 'Nothing that the mapping names stands here.' });
    if (empty) return { line: null, problems };
    const listed = store === undefined ? null : { code: store, id: null, problem: null };
    return { line: { ...place, fields, store: listed, certificate: held }, problems };
  };
}

function readAll(
  readers: readonly [string, ValueReader][],
  row: Row,
  onProblem: (problem: ValueProblem) => void,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [field, read] of readers) {
    const value = read(row);
    if (isProblem(value)) onProblem(value);
    else if (value !== null) found[field] = value;
  }
  return found;
}

/** A certificate is known by both; of a line with one of them none is told. */
function certificateOf(found: Record<string, string>): ListedCertificate | null {
  const { issuer, serial_number, subject = null, not_before = null, not_after = null } = found;
  if (issuer === undefined || serial_number === undefined) return null;
  return { issuer, serial_number, subject, not_before, not_after };
}
