import { endLicence, grantLicence, listLicences, renewLicence, resumeLicence, suspendLicence } from '@kiban/asset';
import { resolveMoment } from '@kiban/directory';
import { type CommandContext, type Format, UsageError } from '../context.ts';
import { changeContextOf } from '../identity/operator-act.ts';
import { tenantOf } from '../tenant-of.ts';
import { everyPage, PAGE } from './every-page.ts';
import { instantOf } from './instant-of.ts';
import { withAssets } from './with-assets.ts';
import { writeRows } from './write-rows.ts';

const COLUMNS = ['id', 'product', 'plan', 'covers', 'seats', 'assigned', 'starts_at', 'ends_at', 'period', 'status'];

export interface GrantArguments {
  readonly tenant: string;
  readonly product: string;
  readonly plan: string;
  readonly seats: number | undefined;
  readonly from: string | undefined;
  readonly until: string | undefined;
  readonly trial: boolean;
  readonly renewMonths: number | undefined;
  readonly reason: string | undefined;
}

/** `kiban licences grant`: prints the licence's id. */
export async function grantLicenceCommand(context: CommandContext, given: GrantArguments): Promise<void> {
  await withAssets(context, async (assets, platform) => {
    const { tenant_id, timezone } = await tenantOf(platform, given.tenant, context.messages);
    const { product, plan, seats = null, trial, renewMonths } = given;
    const fields = {
      ...{ product, plan, seats, trial, renewal_months: renewMonths ?? null },
      ...(given.from === undefined ? {} : { starts_at: instantOf(given.from, timezone) }),
      ends_at: given.until === undefined ? null : instantOf(given.until, timezone),
      renewal: renewMonths === undefined ? ('manual' as const) : ('automatic' as const),
    };
    const { id } = await grantLicence(assets, tenant_id, changeContextOf(context, given.reason ?? null), { fields });
    context.terminal.line(id);
  });
}

/** `kiban licences ls` */
export async function listLicencesCommand(
  context: CommandContext,
  given: { readonly tenant: string; readonly asOf: string | undefined; readonly format: Format },
): Promise<void> {
  await withAssets(context, async (assets, platform) => {
    const { tenant_id, timezone } = await tenantOf(platform, given.tenant, context.messages);
    const at =
      given.asOf === undefined ? null : await resolveMoment(platform.directory, tenant_id, timezone, given.asOf);
    const rows = await everyPage((after) =>
      listLicences(assets, tenant_id, { at, limit: PAGE, after, sort: 'product' }),
    );
    writeRows(
      context,
      given.format,
      COLUMNS,
      rows.map((row) => ({ ...row })),
    );
  });
}

export interface LicenceActArguments {
  readonly tenant: string;
  readonly id: string;
  readonly reason: string;
  /** Of a renewal: the new end. */
  readonly until?: string;
  readonly resumeLapsed?: boolean;
}

/** `kiban licences renew | suspend | resume | end` */
export async function licenceActCommand(
  context: CommandContext,
  act: 'renew' | 'suspend' | 'resume' | 'end',
  given: LicenceActArguments,
): Promise<void> {
  const { messages, terminal } = context;
  await withAssets(context, async (assets, platform) => {
    const { tenant_id, timezone } = await tenantOf(platform, given.tenant, messages);
    const change = changeContextOf(context, given.reason);
    const target = { id: idOf(context, given.id), expected_version: 'any' } as const;
    switch (act) {
      case 'renew': {
        const ends_at = given.until === undefined ? null : instantOf(given.until, timezone);
        const renewal = { ends_at, resume_lapsed: given.resumeLapsed ?? false };
        await renewLicence(assets, tenant_id, change, { ...target, renewal });
        break;
      }
      case 'suspend':
        await suspendLicence(assets, tenant_id, change, target);
        break;
      case 'resume':
        await resumeLicence(assets, tenant_id, change, target);
        break;
      case 'end':
        await endLicence(assets, tenant_id, change, target);
        break;
      default:
        throw act satisfies never;
    }
    terminal.line(messages.assets.licenceActs[act]);
  });
}

function idOf({ messages }: CommandContext, text: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return text;
  throw new UsageError(messages.assets.noId(text));
}
