import type { LakeTable } from '@kiban/delivery';
import type { Filter, ReadOptions, Row } from '@kiban/delta-lake';
import { instantOf } from '../../lake/instant.ts';
import { plainValue } from '../../lake/plain-value.ts';
import { conditionOf } from '../../lake/where.ts';
import { csvRecord, tableLines } from '../../output/table.ts';
import { tone } from '../../output/terminal.ts';
import { localTime } from '../../output/time.ts';
import { withPlatform } from '../../platform.ts';
import { type CommandContext, type Format, UsageError } from '../context.ts';
import { tenantOf } from '../tenant-of.ts';
import { tableNamed, withLake } from './with-lake.ts';

export interface LakeReadArguments {
  readonly table: string;
  readonly tenant: string | undefined;
  readonly allTenants: boolean;
  readonly columns: readonly string[] | undefined;
  readonly where: readonly string[];
  readonly version: number | undefined;
  readonly at: string | undefined;
  readonly limit: number | undefined;
  readonly format: Format;
}

/** Whose rows are read, and the zone in which times are shown. */
interface Scope {
  readonly tenantId: string | null;
  readonly timezone: string;
}

const IN_A_TERMINAL = 50;

/** `kiban lake read`: rows of a table, of one tenant unless said aloud, as a version or a moment had them. */
export async function lakeReadCommand(context: CommandContext, given: LakeReadArguments): Promise<void> {
  const { messages } = context;
  const table = tableNamed(context, given.table);
  const conditions = given.where.map((text) => conditionOf(table, text, messages));
  if ((given.tenant === undefined) !== given.allTenants) throw new UsageError(messages.lake.whoseRows);
  if (given.version !== undefined && given.at !== undefined) throw new UsageError(messages.lake.versionOrAt);
  const scope = await scopeOf(context, given.tenant);
  const own: Filter[] = scope.tenantId === null ? [] : [{ column: 'tenant_id', op: '=', value: scope.tenantId }];
  const columns = columnsOf(context, table, given.columns, scope);
  const when = whenOf(context, given, scope);
  await withLake(context, async (lake) => {
    const opened = await lake.open(table);
    const batches = opened.readBatches({
      columns,
      filter: { and: [...own, ...conditions] },
      signal: context.signal,
      ...when,
    });
    if (given.format === 'table') await writeTable(context, table, columns, batches, given.limit, scope.timezone);
    else await writeAll(context, table, columns, batches, given.limit, given.format);
  });
}

async function scopeOf(context: CommandContext, code: string | undefined): Promise<Scope> {
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (code === undefined) return { tenantId: null, timezone };
  const tenant = await withPlatform(context.config, (platform) => tenantOf(platform, code, context.messages));
  return { tenantId: tenant.tenant_id, timezone: tenant.timezone };
}

/** As they are asked for; else all, without what would be the same in every row. */
function columnsOf(
  { messages }: CommandContext,
  table: LakeTable,
  wanted: readonly string[] | undefined,
  { tenantId }: Scope,
): string[] {
  const all = table.columns.map(({ name }) => name);
  const unknown = wanted?.find((name) => !all.includes(name));
  if (unknown !== undefined) throw new UsageError(messages.lake.unknownColumn(unknown, all.join(', ')));
  return [...(wanted ?? all.filter((name) => name !== 'bucket' && (tenantId === null || name !== 'tenant_id')))];
}

/** The newest version unless another is asked for. */
function whenOf(
  { messages }: CommandContext,
  { version, at }: LakeReadArguments,
  { timezone }: Scope,
): Pick<ReadOptions, 'version' | 'timestamp'> {
  if (version !== undefined) return { version };
  if (at === undefined) return {};
  const timestamp = instantOf(at, timezone);
  if (timestamp === null) throw new UsageError(messages.lake.badMoment(at));
  return { timestamp };
}

async function writeTable(
  { terminal, messages }: CommandContext,
  table: LakeTable,
  columns: readonly string[],
  batches: AsyncIterable<readonly Row[]>,
  limit: number = terminal.interactive ? IN_A_TERMINAL : Number.POSITIVE_INFINITY,
  timezone: string,
): Promise<void> {
  const rows: Record<string, unknown>[] = [];
  let all = 0;
  for await (const batch of batches) {
    all += batch.length;
    for (const row of batch.slice(0, Math.max(0, limit - rows.length))) rows.push(shown(table, columns, row, timezone));
  }
  for (const line of tableLines(
    columns.map((field) => ({ field, title: field })),
    rows,
  ))
    terminal.line(line);
  terminal.line(tone('dim', messages.asOf.count(rows.length, all)));
}

function shown(table: LakeTable, columns: readonly string[], row: Row, timezone: string): Record<string, unknown> {
  return Object.fromEntries(
    columns.map((name) => {
      const value = plain(table, name, row);
      const instant = table.columns.find((column) => column.name === name)?.type === 'timestamp' && value !== null;
      return [name, instant ? localTime(String(value), timezone) : value];
    }),
  );
}

async function writeAll(
  { terminal }: CommandContext,
  table: LakeTable,
  columns: readonly string[],
  batches: AsyncIterable<readonly Row[]>,
  limit: number = Number.POSITIVE_INFINITY,
  format: 'csv' | 'json',
): Promise<void> {
  if (format === 'csv') terminal.line(csvRecord(columns));
  let written = 0;
  for await (const batch of batches) {
    for (const row of batch.slice(0, limit - written)) {
      const values = columns.map((name) => plain(table, name, row));
      terminal.line(
        format === 'csv'
          ? csvRecord(values)
          : JSON.stringify(Object.fromEntries(columns.map((name, index) => [name, values[index]]))),
      );
    }
    written += batch.length;
    if (written >= limit) return;
  }
}

function plain(table: LakeTable, name: string, row: Row): unknown {
  const column = table.columns.find((each) => each.name === name);
  return column === undefined ? null : plainValue(column.type, row[name]);
}
