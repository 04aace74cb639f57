export { checkColumn, checkFile, checkValue, type Finding } from './mapping/check-file.ts';
export { columnsOf, compileRow } from './mapping/compile-row.ts';
export {
  compileValue,
  formatStep,
  isProblem,
  type Row,
  requireValue,
  type ValueContext,
  type ValueProblem,
  type ValueProblemCode,
  type ValueReader,
} from './mapping/compile-value.ts';
export { type DelimitedSource, type DeltaSource, type FileSource, fileSchema } from './mapping/file-schema.ts';
export { MappingError, type MappingProblem } from './mapping/mapping-error.ts';
export { parseYaml } from './mapping/parse-yaml.ts';
export { flag, listOf, oneOf, or, table, text } from './mapping/schema-words.ts';
export {
  type Lookups,
  lookupTables,
  normalizeSteps,
  pattern,
  type Value,
  valueSchema,
} from './mapping/value-schema.ts';
export { fingerprint } from './records/fingerprint.ts';
export { type RecordBatch, readRecords } from './records/read-records.ts';
export type {
  BadRecord,
  GoodRecord,
  LineProblem,
  LineProblemCode,
  RecordFormat,
  SourceRecord,
} from './records/record-format.ts';
export { locateSnapshots } from './snapshots/locate-snapshots.ts';
export { readSnapshotFile } from './snapshots/read-snapshot-file.ts';
export {
  nameOf,
  type Snapshot,
  type SnapshotDates,
  type SnapshotFile,
  type SnapshotLayout,
} from './snapshots/snapshot.ts';
export { SnapshotError, type SnapshotErrorCode } from './snapshots/snapshot-error.ts';
export { snapshotFingerprint } from './snapshots/snapshot-fingerprint.ts';
export { isCorporateNumber } from './values/corporate-number.ts';
export { compileNormalize, type NormalizeStep } from './values/normalize.ts';
export { type FormattedType, findFormat, formatOfType, type ValueFormat } from './values/value-formats.ts';
