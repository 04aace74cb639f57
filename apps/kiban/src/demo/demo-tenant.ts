import { findByCode } from '@kiban/directory';
import { ChangeRefused } from '@kiban/event-store';
import { type Database, type TenantId, tenantRead } from '@kiban/postgres';
import type { CommandContext } from '../commands/context.ts';
import { personOf } from '../commands/identity/person-of.ts';
import { tenantOf } from '../commands/tenant-of.ts';
import type { Platform } from '../platform.ts';

/** A customer of the demo, as what is planted in it refers to it. */
export interface DemoTenant {
  readonly id: TenantId;
  readonly directory: Database;
  /** Of devices, certificates, licences. */
  readonly assets: Database;
  store(code: string): Promise<string>;
  user(loginId: string): Promise<string>;
}

export async function demoTenant(
  context: CommandContext,
  platform: Platform,
  assets: Database,
  code: string,
): Promise<DemoTenant> {
  const { tenant_id: id } = await tenantOf(platform, code, context.messages);
  return {
    ...{ id, assets, directory: platform.directory },
    store: async (storeCode) => {
      const [[found]] = await tenantRead(platform.directory, id, [findByCode('store', storeCode)]);
      if (found === undefined) throw new Error(`The demo has no store ${storeCode}.`);
      return found.id;
    },
    user: async (loginId) => (await personOf(platform, context, code, loginId)).user_id,
  };
}

/** What an interrupted start made already is left as it is. */
export async function unlessThere(planting: Promise<unknown>): Promise<void> {
  try {
    await planting;
  } catch (error) {
    if (!(error instanceof ChangeRefused) || error.code !== 'key_taken') throw error;
  }
}

/** RFC 3339, so many days from now. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}
