import { listDevices } from '@kiban/asset';
import { resolveMoment } from '@kiban/directory';
import type { CommandContext, Format } from '../context.ts';
import { tenantOf } from '../tenant-of.ts';
import { everyPage, PAGE } from './every-page.ts';
import { resourceOf } from './named-things.ts';
import { withAssets } from './with-assets.ts';
import { writeRows } from './write-rows.ts';

export interface DevicesArguments {
  readonly tenant: string;
  readonly store: string | undefined;
  readonly asOf: string | undefined;
  readonly unseen: number | undefined;
  readonly limit: number | undefined;
  readonly format: Format;
}

const COLUMNS = ['name', 'serial_number', 'asset_tag', 'device_type', 'store_name', 'status', 'last_seen_at', 'id'];

/** `kiban devices ls` */
export async function listDevicesCommand(context: CommandContext, given: DevicesArguments): Promise<void> {
  const { messages } = context;
  await withAssets(context, async (assets, platform) => {
    const { tenant_id: tenantId, timezone } = await tenantOf(platform, given.tenant, messages);
    const { directory } = platform;
    const at = given.asOf === undefined ? null : await resolveMoment(directory, tenantId, timezone, given.asOf);
    const store =
      given.store === undefined
        ? undefined
        : await resourceOf({ directory, assets, tenantId, messages }, `store:${given.store}`);
    const query = { at, limit: PAGE, reach: 'tenant', sort: 'name' } as const;
    const devices = await everyPage(
      (after) => listDevices(assets, tenantId, { ...query, after, store_id: store?.id, unseen_days: given.unseen }),
      given.limit,
    );
    writeRows(
      context,
      given.format,
      COLUMNS,
      devices.map((device) => ({ ...device })),
    );
  });
}
