import { DeltaError } from '../errors.ts';
import type { Protocol } from '../log/action.ts';

/** The properties of a table that we honour, with the protocol's and Spark's defaults. */
export interface TableProperties {
  readonly appendOnly: boolean;
  /** A checkpoint after so many commits. */
  readonly checkpointInterval: number;
  /** Milliseconds for which commits are kept. */
  readonly logRetentionMs: number;
  /** Milliseconds for which files that were removed are kept. */
  readonly deletedFileRetentionMs: number;
  readonly enableExpiredLogCleanup: boolean;
  readonly enableChangeDataFeed: boolean;
  readonly enableInCommitTimestamps: boolean;
  /** The first version with an in-commit timestamp, where the table is older than they are. */
  readonly inCommitTimestampEnablementVersion: number | null;
  /** Columns from the first that get statistics; −1: all. */
  readonly dataSkippingNumIndexedCols: number;
  /** Columns that alone get statistics; null: `dataSkippingNumIndexedCols` decides. */
  readonly dataSkippingStatsColumns: readonly string[] | null;
  /** Bytes; null: the writer's own. */
  readonly targetFileSize: number | null;
  readonly columnMappingMode: 'none' | 'name' | 'id';
}

/**
 * @throws DeltaError `option_invalid` for a value that cannot be understood
 */
export function parseTableProperties(
  configuration: Readonly<Record<string, string>>,
  protocol: Protocol,
): TableProperties {
  const value = (name: string): string | undefined => configuration[`delta.${name}`];
  const targetFileSize = value('targetFileSize');
  const statsColumns = value('dataSkippingStatsColumns');
  const enablement = value('inCommitTimestampEnablementVersion');
  const hasFeature = (name: string) => protocol.writerFeatures?.includes(name) === true;
  return {
    appendOnly: flag('appendOnly', value('appendOnly'), false),
    checkpointInterval: integer('checkpointInterval', value('checkpointInterval') ?? '10', 1),
    logRetentionMs: interval('logRetentionDuration', value('logRetentionDuration') ?? 'interval 30 days'),
    deletedFileRetentionMs: interval(
      'deletedFileRetentionDuration',
      value('deletedFileRetentionDuration') ?? 'interval 7 days',
    ),
    enableExpiredLogCleanup: flag('enableExpiredLogCleanup', value('enableExpiredLogCleanup'), true),
    enableChangeDataFeed: flag('enableChangeDataFeed', value('enableChangeDataFeed'), false),
    enableInCommitTimestamps:
      hasFeature('inCommitTimestamp') && flag('enableInCommitTimestamps', value('enableInCommitTimestamps'), false),
    inCommitTimestampEnablementVersion:
      enablement === undefined ? null : integer('inCommitTimestampEnablementVersion', enablement, 0),
    dataSkippingNumIndexedCols: integer('dataSkippingNumIndexedCols', value('dataSkippingNumIndexedCols') ?? '32', -1),
    dataSkippingStatsColumns: statsColumns === undefined ? null : columnList(statsColumns),
    targetFileSize: targetFileSize === undefined ? null : bytes('targetFileSize', targetFileSize),
    columnMappingMode: mappingMode(value('columnMapping.mode'), protocol),
  };
}

function mappingMode(value: string | undefined, protocol: Protocol): 'none' | 'name' | 'id' {
  const isSupported = protocol.minReaderVersion === 2 || protocol.readerFeatures?.includes('columnMapping') === true;
  const mode = value?.toLowerCase() ?? 'none';
  if (!isSupported || mode === 'none') return 'none';
  if (mode === 'name' || mode === 'id') return mode;
  throw invalid('columnMapping.mode', mode);
}

function flag(name: string, value: string | undefined, otherwise: boolean): boolean {
  if (value === undefined) return otherwise;
  const text = value.toLowerCase();
  if (text !== 'true' && text !== 'false') throw invalid(name, value);
  return text === 'true';
}

function integer(name: string, value: string, least: number): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isSafeInteger(number) || number < least) throw invalid(name, value);
  return number;
}

const unitsOfTime: Readonly<Record<string, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
};

/** Milliseconds of Spark's interval text: `interval 1 week 2 days`. Months and years have no length and are refused. */
function interval(name: string, value: string): number {
  const words = value
    .trim()
    .toLowerCase()
    .replace(/^interval\s+/, '')
    .split(/\s+/);
  let total = 0;
  for (let index = 0; index < words.length; index += 2) {
    const count = Number(words[index]);
    const unit = unitsOfTime[words[index + 1]?.replace(/s$/, '') ?? ''];
    if (unit === undefined || !Number.isFinite(count) || count < 0) throw invalid(name, value);
    total += count * unit;
  }
  return total;
}

const unitsOfSize: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** Bytes of `67108864`, `64mb`, `64m`. */
function bytes(name: string, value: string): number {
  const match = /^(\d+)\s*([kmgt]?)b?$/.exec(value.trim().toLowerCase());
  const unit = unitsOfSize[match?.[2] ?? 'none'];
  if (match === null || unit === undefined || Number(match[1]) === 0) throw invalid(name, value);
  return Number(match[1]) * unit;
}

/** Names parted by commas; a name within backquotes may hold one. */
function columnList(value: string): string[] {
  return [...value.matchAll(/((?:`[^`]*`|[^,`])+)/g)]
    .map((match) => (match[1] ?? '').trim().replaceAll('`', ''))
    .filter(Boolean);
}

function invalid(name: string, value: string): DeltaError {
  return new DeltaError('option_invalid', `the table property delta.${name} cannot be ${JSON.stringify(value)}`);
}
