import { findTenant, type TenantEntry } from '@kiban/directory';
import type { Messages } from '../messages/en.ts';
import type { Platform } from '../platform.ts';
import { UsageError } from './context.ts';

/** The tenant a command is about. @throws UsageError when there is none of that code. */
export async function tenantOf(platform: Platform, code: string, messages: Messages): Promise<TenantEntry> {
  const tenant = await findTenant(platform.registry, code);
  if (tenant === undefined) throw new UsageError(messages.tenants.unknown(code));
  return tenant;
}
