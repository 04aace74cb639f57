import { Problem } from '@kiban/http';
import type { Entry } from '@kiban/service';
import { PLATFORM } from '../../tenants/tenant.ts';
import type { Staff } from './read-requests.ts';

/**
 * The member of the support staff who asks. The database's functions check the same again.
 *
 * @throws Problem 403 for a program, and for anybody of another tenant than the platform's.
 */
export function staffOf({ tenantId, tenant, user }: Entry): Staff & { readonly user: NonNullable<Entry['user']> } {
  if (user !== null && tenant.code === PLATFORM) return { tenantId, user_id: user.id, user };
  const detail = {
    en: 'This is for the operator’s support staff, as people.',
    ja: '運営のサポート担当者本人だけが利用できます。',
  };
  throw new Problem(403, 'permission_missing', detail);
}
