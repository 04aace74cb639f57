import { listDevices } from '@kiban/asset';
import type { CommandContext } from '../context.ts';
import type { SearchArguments } from '../search-arguments.ts';
import { tenantOf } from '../tenant-of.ts';
import { everyPage, PAGE } from './every-page.ts';
import { withAssets } from './with-assets.ts';
import { writeRows } from './write-rows.ts';

/** `kiban search devices`: any part of name, serial number or asset tag. */
export async function searchDevicesCommand(context: CommandContext, given: SearchArguments): Promise<void> {
  await withAssets(context, async (assets, platform) => {
    const { tenant_id } = await tenantOf(platform, given.tenant, context.messages);
    const query = { at: null, limit: PAGE, reach: 'tenant', sort: 'name', q: given.words } as const;
    const found = await everyPage((after) => listDevices(assets, tenant_id, { ...query, after }), given.limit ?? 50);
    const fields = ['name', 'serial_number', 'asset_tag', 'store_name', 'status', 'id'];
    writeRows(
      context,
      given.format,
      fields,
      found.map((device) => ({ ...device })),
    );
  });
}
