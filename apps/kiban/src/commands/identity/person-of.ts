import { findUserByLogin } from '@kiban/directory';
import type { Platform } from '../../platform.ts';
import { type CommandContext, UsageError } from '../context.ts';
import { tenantOf } from '../tenant-of.ts';

/** Somebody a command is about. */
export interface PersonOfTenant {
  readonly tenant_id: Awaited<ReturnType<typeof tenantOf>>['tenant_id'];
  readonly user_id: string;
  readonly person_id: string;
  readonly login_id: string;
}

/** The person of a login id in a tenant. @throws UsageError when there is none. */
export async function personOf(
  platform: Platform,
  { messages }: CommandContext,
  tenantCode: string,
  login_id: string,
): Promise<PersonOfTenant> {
  const { tenant_id } = await tenantOf(platform, tenantCode, messages);
  const user = await findUserByLogin(platform.directory, tenant_id, login_id);
  if (user === null) throw new UsageError(messages.people.unknown(login_id));
  return { tenant_id, user_id: user.id, person_id: user.person_id, login_id };
}
