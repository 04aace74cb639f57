import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuthStore } from '@kiban/auth';
import { addUser, listTenants, PLATFORM } from '@kiban/directory';
import { openKeyEncryption } from '@kiban/key-encryption';
import { registerProductFile } from '../commands/assets/products.ts';
import { onAssets } from '../commands/assets/with-assets.ts';
import type { CommandContext } from '../commands/context.ts';
import { importDevicesInto } from '../commands/device-import.ts';
import { changeContextOf } from '../commands/identity/operator-act.ts';
import { personOf } from '../commands/identity/person-of.ts';
import { importInto } from '../commands/import.ts';
import type { Platform } from '../platform.ts';
import { giveAccess } from './demo-access.ts';
import { foundAuthority, knowAuthority, putDevicesUp } from './demo-devices.ts';
import { sellLicences } from './demo-licences.ts';
import { type DemoPassword, makeDemoPeople, SUPPORT } from './demo-people.ts';
import { demoTenant, unlessThere } from './demo-tenant.ts';

const DEMO = join(import.meta.dirname, '../../demo');
const DEVICE_LISTS = join(import.meta.dirname, '../../../../examples/device-lists/mapping.yaml');
const unfinishedDemo = (home: string): string => join(home, 'demo-unfinished');

/** Codes of the demo's customers. */
export function demoTenants(): string[] {
  return readdirSync(DEMO).filter((name) => existsSync(join(DEMO, name, 'mapping.yaml')));
}

/** A platform without customers gets the demo, and so does one whose demo was interrupted. */
export async function wantsDemo({ config }: CommandContext, platform: Platform): Promise<boolean> {
  const tenants = await listTenants(platform.registry);
  return tenants.every(({ code }) => code === PLATFORM) || existsSync(unfinishedDemo(config.home));
}

/** Through the real importers and commands, so that there is a past to look at. */
export async function loadDemo(context: CommandContext, platform: Platform, store: AuthStore): Promise<DemoPassword[]> {
  context.terminal.note(context.messages.up.demo);
  const unfinished = unfinishedDemo(context.config.home);
  writeFileSync(unfinished, '');
  for (const tenant of demoTenants())
    await importInto(platform, context, {
      tenant,
      mapping: join(DEMO, tenant, 'mapping.yaml'),
      snapshots: [join(DEMO, tenant)],
      dryRun: false,
      report: undefined,
      notAHole: [],
      from: undefined,
      to: undefined,
      format: 'table',
    });
  await addSupportStaff(context, platform);
  const passwords = await makeDemoPeople(context, platform, { store });
  await onAssets(platform, (assets) => loadAssets(context, platform, assets));
  rmSync(unfinished);
  return passwords;
}

/** Somebody of the vendor's own staff, who asks customers to be let in. */
async function addSupportStaff(context: CommandContext, platform: Platform): Promise<void> {
  const tenants = await listTenants(platform.registry);
  const own = tenants.find(({ code }) => code === PLATFORM);
  if (own === undefined) throw new Error('The platform’s own tenant is made before the demo.');
  const { login_id, name } = SUPPORT;
  await unlessThere(
    addUser(platform.directory, own.tenant_id, changeContextOf(context, 'demo'), { fields: { login_id, name } }),
  );
}

type Assets = Parameters<Parameters<typeof onAssets>[1]>[0];

async function loadAssets(context: CommandContext, platform: Platform, assets: Assets): Promise<void> {
  const { config } = context;
  const change = changeContextOf(context, 'demo');
  for (const file of readdirSync(join(DEMO, 'products')))
    await registerProductFile(context, platform, assets, join(DEMO, 'products', file));
  const [aoba, minato] = [
    await demoTenant(context, platform, assets, 'aoba'),
    await demoTenant(context, platform, assets, 'minato'),
  ];
  const devices = {
    keyEncryption: openKeyEncryption(config.keyEncryptionUrl),
    origin: config.http.origin,
    context: change,
  };
  await knowAuthority(aoba, devices, readFileSync(join(DEMO, 'aoba/device-authority.pem'), 'utf8'));
  await foundAuthority(aoba, devices, 'あおば店舗認証局');
  await foundAuthority(minato, devices, 'みなと端末認証局');
  await importDevicesInto(platform, context, {
    ...{ tenant: 'aoba', mapping: DEVICE_LISTS, dryRun: false, report: undefined, format: 'table' },
  });
  await putDevicesUp(aoba, devices, ['1001', '1002', '1003', '1004', '1005', '1006']);
  await putDevicesUp(minato, devices, ['M001', 'M003']);
  await sellLicences(aoba, minato, change);
  await giveAccess(aoba, change, await personOf(platform, context, PLATFORM, SUPPORT.login_id));
}
