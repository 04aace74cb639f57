import { findTenantByCode } from '../../login-view/login-view.ts';
import { recordRefusal } from '../../records/attempts.ts';
import type { Outcome } from '../outcome.ts';
import type { Asker, Form, SignInParts } from '../parts.ts';

/**
 * Which company somebody belongs to. An unknown code is said to be unknown: a code is a public name (it stands in
 * addresses and mails), and a mistyped one could not be found otherwise. Trying many is throttled by network.
 */
export async function answerTenant(parts: SignInParts, asker: Asker, form: Form): Promise<Outcome> {
  const code = form.tenant?.trim() ?? '';
  if (code === '') return { kind: 'problem', problem: { code: 'missing' } };
  const attempt = { account: null, network: asker.network, known_device: null };
  const verdict = await parts.throttle.begin(attempt);
  if (!verdict.allowed) return { kind: 'problem', problem: { code: 'wait', seconds: verdict.wait_seconds } };
  const tenant = await findTenantByCode(parts.store, code);
  if (tenant?.status !== 'active') {
    await parts.throttle.failed(attempt);
    const origin = { ...asker, at: parts.clock() };
    const refused = { tenant: parts.platformTenant, user: undefined, refusal: 'tenant_unknown' } as const;
    await recordRefusal(parts.store, refused, origin);
    return { kind: 'problem', problem: { code: 'tenant_unknown' } };
  }
  const { tenant_id, name } = tenant;
  return { kind: 'tenant_found', tenant: { tenant_id, code: tenant.code, name } };
}
