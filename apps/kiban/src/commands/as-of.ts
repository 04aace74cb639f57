import {
  type AsOfQuery,
  type AsOfRow,
  countAsOf,
  type EntityKind,
  fieldsAsOf,
  filtersAsOf,
  firstAsOf,
  listAsOf,
  resolveMoment,
  type TenantEntry,
} from '@kiban/directory';
import { tenantRead } from '@kiban/postgres';
import { csvRecord, tableLines } from '../output/table.ts';
import { tone } from '../output/terminal.ts';
import { localTime } from '../output/time.ts';
import { type Platform, withPlatform } from '../platform.ts';
import type { AsOfArguments } from './as-of-arguments.ts';
import { assetsAsOfCommand } from './assets/as-of.ts';
import { type CommandContext, UsageError } from './context.ts';
import { assetKindOf, kindOf } from './kinds.ts';
import { tenantOf } from './tenant-of.ts';

const PAGE = 5_000;
const IN_A_TABLE = [
  'code',
  'staff_number',
  'login_id',
  'name',
  'user',
  'kana',
  'unit_type',
  'parent',
  'place',
  'job_type',
  'corporate_number',
  'postal_code',
  'address',
  'phone',
  'email',
  'unit',
  'corporation',
  'status',
];

/** `kiban as-of` */
export async function asOfCommand(context: CommandContext, given: AsOfArguments): Promise<void> {
  const { messages } = context;
  const asset = assetKindOf(given.kind);
  if (asset !== undefined) return assetsAsOfCommand(context, asset, given);
  const kind = kindOf(given.kind, messages.options.kinds);
  const filters = filtersOf(given.filters, filtersAsOf(kind), messages.asOf);
  await withPlatform(context.config, async (platform) => {
    const tenant = await tenantOf(platform, given.tenant, messages);
    const at = await resolveMoment(platform.directory, tenant.tenant_id, tenant.timezone, given.at);
    const query: AsOfQuery = { at, filters, ended: given.ended };
    if (given.format === 'table') await writeTable(context, platform, tenant, kind, query, given.limit);
    else await writeAll(context, platform, tenant, kind, query, given.limit, given.format);
  });
}

/** The first rows in the order people expect, and how many there are. */
async function writeTable(
  { terminal, messages }: CommandContext,
  { directory }: Platform,
  { tenant_id: tenantId, timezone }: TenantEntry,
  kind: EntityKind,
  query: AsOfQuery,
  most: number | undefined,
): Promise<void> {
  const limit = most ?? (terminal.interactive ? 50 : 1_000_000);
  const [rows, [count]] = await tenantRead(directory, tenantId, [
    firstAsOf(kind, query, limit),
    countAsOf(kind, query),
  ]);
  terminal.line(tone('magenta', messages.asOf.moment(localTime(query.at, timezone), timezone)));
  const columns = IN_A_TABLE.map((field) => ({ field, title: messages.columns[field] ?? field }));
  for (const line of tableLines(columns, rows)) terminal.line(line);
  terminal.line(tone('dim', messages.asOf.count(rows.length, count?.entities ?? rows.length)));
}

/** Every row, a page at a time: the past does not change while it is read. */
async function writeAll(
  context: CommandContext,
  { directory }: Platform,
  { tenant_id: tenantId }: TenantEntry,
  kind: EntityKind,
  query: AsOfQuery,
  limit: number = Number.POSITIVE_INFINITY,
  format: 'csv' | 'json' = 'csv',
): Promise<void> {
  for (let after: string | null = null, written = 0; written < limit; ) {
    context.signal.throwIfAborted();
    const size = Math.min(PAGE, limit - written);
    const [page]: readonly [AsOfRow[]] = await tenantRead(directory, tenantId, [listAsOf(kind, query, after, size)]);
    writeRows(context, format, fieldsAsOf(kind), page, written === 0);
    written += page.length;
    after = page.at(-1)?.id ?? null;
    if (page.length < size) return;
  }
}

function writeRows(
  { terminal }: CommandContext,
  format: 'csv' | 'json',
  fields: readonly string[],
  rows: readonly AsOfRow[],
  first: boolean,
): void {
  if (format === 'csv' && first) terminal.line(csvRecord(fields));
  for (const row of rows)
    terminal.line(format === 'csv' ? csvRecord(fields.map((field) => row[field])) : JSON.stringify(row));
}

function filtersOf(
  texts: readonly string[],
  fields: readonly string[],
  words: CommandContext['messages']['asOf'],
): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const [field, ...value] = text.split('=');
      if (field === undefined || value.length === 0) throw new UsageError(words.badFilter(text));
      if (!fields.includes(field)) throw new UsageError(words.unknownField(field, fields.join(', ')));
      return [field, value.join('=')];
    }),
  );
}
