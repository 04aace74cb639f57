import { searchStores, searchUsers } from '@kiban/directory';
import { tenantRead } from '@kiban/postgres';
import { csvRecord, tableLines } from '../output/table.ts';
import { withPlatform } from '../platform.ts';
import { searchDevicesCommand } from './assets/search.ts';
import type { CommandContext } from './context.ts';
import { assetKindOf, kindOf } from './kinds.ts';
import type { SearchArguments } from './search-arguments.ts';
import { tenantOf } from './tenant-of.ts';

/** `kiban search` */
export async function searchCommand(context: CommandContext, given: SearchArguments): Promise<void> {
  const { messages, terminal } = context;
  if (assetKindOf(given.kind) === 'device') return searchDevicesCommand(context, given);
  const kind = kindOf(given.kind, messages.options.searchIn);
  await withPlatform(context.config, async (platform) => {
    const tenant = await tenantOf(platform, given.tenant, messages);
    const search = kind === 'user' ? searchUsers : searchStores;
    const [hits] = await tenantRead(platform.directory, tenant.tenant_id, [search(given.words, given.limit ?? 50)]);
    const rows = hits.map((hit): Readonly<Record<string, unknown>> => ({ ...hit }));
    const fields =
      kind === 'user' ? ['staff_number', 'name', 'kana', 'status', 'id'] : ['code', 'name', 'kana', 'address', 'id'];
    if (given.format === 'json') for (const row of rows) terminal.line(JSON.stringify(row));
    else if (given.format === 'csv')
      for (const record of [fields, ...rows.map((row) => fields.map((field) => row[field]))])
        terminal.line(csvRecord(record));
    else if (rows.length === 0) terminal.line(messages.search.none);
    else
      for (const line of tableLines(
        fields.map((field) => ({ field, title: messages.columns[field] ?? field })),
        rows,
      ))
        terminal.line(line);
  });
}
