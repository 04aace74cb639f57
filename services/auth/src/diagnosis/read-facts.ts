import { activeConnection } from '../connections/connection.ts';
import { type Credential, countingIn, credentialsOf, type Password, passwordFor } from '../credentials/credential.ts';
import { codesLeft } from '../factors/lookup-codes/lookup-codes.ts';
import { isFit } from '../factors/passkey/passkey-fault.ts';
import { INVITATION, INVITATION_TOKEN, openLinkOf } from '../invitations/invitation.ts';
import { isLoginViewTooOld } from '../login-view/freshness.ts';
import { mayUseProduct } from '../login-view/licences.ts';
import { findTenant, type LoginUser } from '../login-view/login-view.ts';
import { rolesOf } from '../login-view/roles.ts';
import { MAIL } from '../mails/mail.ts';
import { effectivePolicy } from '../policies/effective-policy.ts';
import type { EffectivePolicy } from '../policies/policy.ts';
import { accountOf } from '../sign-in/attempt.ts';
import { type AuthStore, type Item, PLATFORM_WIDE } from '../store/auth-store.ts';
import { waitOfAccount } from '../throttling/throttle.ts';
import type { Factor, Facts, InvitationFacts } from './facts.ts';

/** Collects what decides, from the auth store alone. `clientId`: the product that is asked about; null: any. */
export async function readFacts(
  { store, clock }: { readonly store: AuthStore; readonly clock: () => number },
  user: LoginUser,
  clientId: string | null,
): Promise<Facts> {
  const { tenant_id: tenant, user_id, person_id, login_id } = user;
  const now = clock();
  const [owner, policy, roles, all, invitation, licensed] = await Promise.all([
    findTenant(store, tenant),
    effectivePolicy(store, { tenant, user_id, client_id: clientId }),
    rolesOf(store, tenant, user_id, now),
    credentialsOf(store, person_id),
    invitationOf(store, user),
    clientId === null ? null : mayUseProduct(store, tenant, user_id, clientId, now),
  ]);
  const counting = countingIn(all, tenant);
  const password = passwordFor(all, tenant)?.data;
  const required = policy.sign_on.required_connection;
  const wayBackIn = roles.some(({ role }) => role === 'kiban:administrator');
  return {
    tenant_active: owner?.status === 'active',
    user_status: user.status,
    has_login_id: login_id !== null,
    view_too_old: await isLoginViewTooOld(store, policy.login_view.oldest_hours, now),
    licensed,
    connection:
      required === null || wayBackIn
        ? null
        : { active: (await activeConnection(store, tenant, required)) !== undefined },
    password:
      password === undefined
        ? null
        : { must_change: password.must_change, opens_enrolment: (password.opens_enrolment_until ?? 0) >= now },
    factors: await Promise.all(counting.filter(isSecond).map((item) => factorOf(store, policy, item))),
    invitation,
    waiting: await waitOfAccount(store, clock, accountOf(tenant, { login_id: login_id ?? '', user_id })),
    phishing_resistance_demanded: roles.some(({ role }) => policy.phishing_resistant_for.includes(role)),
  };
}

function isSecond(item: Item<Credential>): item is Item<Exclude<Credential, Password>> {
  return item.data.type !== 'password';
}

async function factorOf(
  store: AuthStore,
  { second_factors, passkeys }: EffectivePolicy,
  { id, data }: Item<Exclude<Credential, Password>>,
): Promise<Factor> {
  const method = data.type;
  if (!second_factors.includes(method)) return { method, fault: 'not_permitted' };
  if (data.type === 'lookup_codes') return { method, fault: (await codesLeft(store, id)) === 0 ? 'used_up' : null };
  if (data.type !== 'passkey') return { method, fault: null };
  if (data.suspected_at !== null) return { method, fault: 'suspected' };
  return { method, fault: isFit(data, passkeys) ? null : 'not_permitted' };
}

async function invitationOf(store: AuthStore, user: LoginUser): Promise<InvitationFacts | null> {
  const reference = openLinkOf(user.tenant_id, user.user_id);
  const [invitations, links] = await Promise.all([
    store.query(PLATFORM_WIDE, INVITATION, 'alternate', reference),
    store.query(PLATFORM_WIDE, INVITATION_TOKEN, 'alternate', reference),
  ]);
  // ids are UUIDv7: the newest is the greatest
  const newest = invitations.sort((one, other) => (one.id < other.id ? 1 : -1))[0]?.data;
  if (newest === undefined) return null;
  const mail_status = (await store.get(user.tenant_id, MAIL, newest.mail_id))?.data.status ?? null;
  const undelivered = mail_status === 'refused' || mail_status === 'bounced' || mail_status === 'expired';
  if (newest.state !== 'mailed') {
    const state = newest.state === 'undeliverable' ? 'undelivered' : newest.state;
    return { state, mail_status };
  }
  return { state: undelivered ? 'undelivered' : links.length > 0 ? 'open' : 'expired', mail_status };
}
