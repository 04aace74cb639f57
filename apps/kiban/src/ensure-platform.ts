import { assetPermissions } from '@kiban/asset';
import { authPermissions } from '@kiban/auth';
import { deliveryPermissions } from '@kiban/delivery';
import { directoryPermissions, ensurePlatformTenant, kibanManifest, registerManifest } from '@kiban/directory';
import type { ChangeContext } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import type { Platform } from './platform.ts';

/** The platform's own tenant, and in it what Kiban says of itself: the roles it brings and what each permits. */
export async function ensurePlatform(
  { directory, registry }: Pick<Platform, 'directory' | 'registry'>,
  context: ChangeContext,
): Promise<TenantId> {
  const tenantId = await ensurePlatformTenant(directory, registry, context);
  const fields = kibanManifest([directoryPermissions, assetPermissions, authPermissions, deliveryPermissions]);
  await registerManifest(directory, tenantId, context, { fields });
  return tenantId;
}
