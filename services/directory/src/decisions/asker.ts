import { type Caller, Problem } from '@kiban/http';
import { type TenantId, tenantId } from '@kiban/postgres';
import type { Entry } from '@kiban/service';
import type { Permission } from '../api/permissions.ts';
import type { Facts } from './facts.ts';
import type { Subject } from './question.ts';

/** The scope that a machine needs. */
export const DECISIONS_SCOPE = 'directory:decisions';

/** Who asks for decisions: a product's program, which may ask about anybody, or a person. */
export interface Asker {
  readonly tenantId: TenantId;
  readonly caller: Caller;
  /** The product whose program it is; null: a person asks, who is told of all products. */
  readonly product: string | null;
}

export type Authorize = (permission: Permission, caller: Caller) => Promise<Entry<Permission>>;

/**
 * What the token alone says. Whether tenant and user are active is read together with what is asked.
 *
 * @throws Problem 403 `permission_missing`
 */
export async function askerOf(caller: Caller): Promise<Asker> {
  if (caller.user_id !== null) return { tenantId: tenantId(caller.tenant_id), caller, product: null };
  if (!caller.scope.has(DECISIONS_SCOPE)) throw scopeMissing();
  return { tenantId: tenantId(caller.tenant_id), caller, product: productOf(caller.client_id) };
}

/** A product's program in a tenant is registered as `<product>--<anything>`; `<product>` alone will do, too. */
export function productOf(clientId: string): string {
  return clientId.split('--', 1)[0] ?? '';
}

export function isSelf({ caller }: Asker, { type, id }: Subject): boolean {
  return (type === 'user' && id === caller.user_id) || (type === 'person' && id === caller.sub);
}

/** Whether the facts show somebody who may ask: an active tenant's program, or an active user with their own token. */
export function isAdmitted({ caller }: Asker, facts: Facts | null): facts is Facts {
  if (facts?.tenant.status !== 'active') return false;
  if (caller.user_id === null) return true;
  const user = facts.users.get(caller.user_id);
  return user?.status === 'active' && user.person_id === caller.sub;
}

function scopeMissing(): Problem {
  const detail = {
    en: `A program needs the scope ${DECISIONS_SCOPE}.`,
    ja: `プログラムからの利用にはスコープ ${DECISIONS_SCOPE} が必要です。`,
  };
  return new Problem(403, 'permission_missing', detail, { granted_by: { roles: [], scope: DECISIONS_SCOPE } });
}
