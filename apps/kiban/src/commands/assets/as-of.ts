import { type HistoryKind, listCertificates, listDevices, listLicences, listSeats } from '@kiban/asset';
import { resolveMoment } from '@kiban/directory';
import type { Database, TenantId } from '@kiban/postgres';
import type { Page, Position } from '@kiban/service';
import { tone } from '../../output/terminal.ts';
import { localTime } from '../../output/time.ts';
import type { AsOfArguments } from '../as-of-arguments.ts';
import { type CommandContext, UsageError } from '../context.ts';
import { tenantOf } from '../tenant-of.ts';
import { everyPage, PAGE } from './every-page.ts';
import { withAssets } from './with-assets.ts';
import { type Row, writeRows } from './write-rows.ts';

interface Listed {
  /** In which it is there. */
  readonly present: readonly string[];
  readonly columns: readonly string[];
  read(assets: Database, tenantId: TenantId, query: Paging): Promise<Page<Row>>;
}

interface Paging {
  readonly at: string;
  readonly limit: number;
  readonly after: Position | null;
}

const LISTS: Readonly<Partial<Record<HistoryKind, Listed>>> = {
  device: {
    present: ['registered', 'active', 'suspended', 'lost'],
    columns: ['name', 'serial_number', 'asset_tag', 'device_type', 'store_name', 'status', 'id'],
    read: async (assets, tenantId, query) =>
      rowsOf(await listDevices(assets, tenantId, { ...query, reach: 'tenant', sort: 'name' })),
  },
  certificate: {
    present: ['active'],
    columns: ['serial_number', 'authority_name', 'device', 'store', 'not_after', 'status', 'id'],
    read: async (assets, tenantId, query) =>
      rowsOf(await listCertificates(assets, tenantId, { ...query, reach: 'tenant', sort: 'not_after' }), (row) => ({
        ...row,
        device: row.device?.name,
        store: row.store?.name,
      })),
  },
  licence: {
    present: ['active', 'suspended'],
    columns: ['product', 'plan', 'covers', 'seats', 'assigned', 'starts_at', 'ends_at', 'period', 'status', 'id'],
    read: async (assets, tenantId, query) =>
      rowsOf(await listLicences(assets, tenantId, { ...query, sort: 'product' })),
  },
  seat: {
    present: ['assigned'],
    columns: ['product', 'plan', 'holder', 'status', 'id'],
    read: async (assets, tenantId, query) =>
      rowsOf(await listSeats(assets, tenantId, { ...query, sort: 'holder' }), (row) => ({
        ...row,
        holder: row.store_name ?? row.user_name ?? row.device_name,
      })),
  },
};

/** Rows as text, of whatever a list gives. JSON keeps what is in them. */
function rowsOf<Item extends object>({ items, ...page }: Page<Item>, shown?: (item: Item) => object): Page<Row> {
  return { ...page, items: items.map((item) => ({ ...(shown === undefined ? item : shown(item)) })) };
}

/** `kiban as-of devices`, `certificates`, `licences`, `seats` */
export async function assetsAsOfCommand(
  context: CommandContext,
  kind: HistoryKind,
  given: AsOfArguments,
): Promise<void> {
  const { messages, terminal } = context;
  const list = LISTS[kind];
  if (list === undefined) throw new UsageError(messages.options.kinds);
  await withAssets(context, async (assets, platform) => {
    const { tenant_id, timezone } = await tenantOf(platform, given.tenant, messages);
    const at = await resolveMoment(platform.directory, tenant_id, timezone, given.at);
    const all = await everyPage((after) => list.read(assets, tenant_id, { at, limit: PAGE, after }));
    const wanted = filtersOf(given.filters, list.columns, messages.asOf);
    const isWanted = (row: Row): boolean => wanted.every(([field, value]) => String(row[field] ?? '') === value);
    const isThere = (row: Row): boolean => given.ended || list.present.includes(String(row.status));
    const rows = all.filter((row) => isWanted(row) && (isThere(row) || wanted.some(([field]) => field === 'status')));
    const shown = rows.slice(0, given.limit ?? (terminal.interactive && given.format === 'table' ? 50 : rows.length));
    if (given.format === 'table')
      terminal.line(tone('magenta', messages.asOf.moment(localTime(at, timezone), timezone)));
    writeRows(context, given.format, list.columns, shown);
    if (given.format === 'table') terminal.line(tone('dim', messages.asOf.count(shown.length, rows.length)));
  });
}

function filtersOf(
  texts: readonly string[],
  fields: readonly string[],
  words: CommandContext['messages']['asOf'],
): [string, string][] {
  return texts.map((text) => {
    const [field, ...value] = text.split('=');
    if (field === undefined || value.length === 0) throw new UsageError(words.badFilter(text));
    if (!fields.includes(field)) throw new UsageError(words.unknownField(field, fields.join(', ')));
    return [field, value.join('=')];
  });
}
