import { randomBytes } from 'node:crypto';
import type { Method } from '../factors/factor.ts';
import { findTenant, findUser, type LoginUser } from '../login-view/login-view.ts';
import type { Problem } from '../sign-in/outcome.ts';
import { noOutlook } from '../sign-in/outlook.ts';
import type { Proof } from '../sign-in/proof.ts';
import type { ChosenTenant, Proven } from '../sign-in/state.ts';
import { type AuthStore, type Item, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';
import { INVITATION_TOKEN, type InvitationToken } from './invitation.ts';

/** Where the acceptance of an invitation stands. */
export type AcceptanceState =
  | { readonly step: 'invited_login_id' }
  | {
      readonly step: 'invited_second_factor';
      readonly method: Method;
      readonly offered: readonly Method[];
      readonly asked: unknown;
    }
  /** What this person has counts for nothing beside a mail. */
  | { readonly step: 'invited_shut' }
  /** `shown`: what proved the person beside the link; null: they have nothing. */
  | { readonly step: 'invited_password'; readonly shown: Proof | null };

export interface Acceptance {
  readonly state: AcceptanceState;
  readonly problem: Problem | null;
  readonly form_key: string;
}

/** Under the link's token. */
const ACCEPTANCE = kindOf<Acceptance>('invitation_acceptance', { secretId: true });

/** An open link, and whom it invites where. */
export interface Invited {
  readonly token: Item<InvitationToken>;
  readonly tenant: ChosenTenant;
  readonly user: LoginUser;
  readonly acceptance: Item<Acceptance>;
}

/** The invited person as challenges know people: nothing is proven yet. */
export function provenOf({ tenant, user }: Pick<Invited, 'tenant' | 'user'>): Proven {
  const { person_id, user_id, login_id } = user;
  const client = { client_id: null, name: tenant.name };
  const named = { tenant, client, login_id: login_id ?? '', person_id, user_id, known_device: null, terminal: null };
  return { ...named, proofs: [], ...noOutlook([]) };
}

/**
 * Undefined: the link was used, replaced, withdrawn or has expired, was mailed to an address that is the user's no more, or the
 * user is not active.
 */
export async function findInvited(store: AuthStore, link: string): Promise<Invited | undefined> {
  const token = await store.get(PLATFORM_WIDE, INVITATION_TOKEN, link);
  if (token === undefined) return undefined;
  const { tenant_id, user_id, address } = token.data;
  const [tenant, user, acceptance] = await Promise.all([
    findTenant(store, tenant_id),
    findUser(store, tenant_id, user_id),
    acceptanceOf(store, link, token),
  ]);
  if (tenant?.status !== 'active' || user?.status !== 'active' || acceptance === undefined) return undefined;
  if (address !== null && address !== user.email) return undefined;
  return { token, tenant: { tenant_id, code: tenant.code, name: tenant.name }, user, acceptance };
}

async function acceptanceOf(
  store: AuthStore,
  link: string,
  { expires_at }: Item<InvitationToken>,
): Promise<Item<Acceptance> | undefined> {
  const found = await store.get(PLATFORM_WIDE, ACCEPTANCE, link);
  if (found !== undefined) return found;
  const form_key = randomBytes(32).toString('base64url');
  const data: Acceptance = { state: { step: 'invited_login_id' }, problem: null, form_key };
  await store.create(PLATFORM_WIDE, ACCEPTANCE, { id: link, data, expires_at });
  return store.get(PLATFORM_WIDE, ACCEPTANCE, link);
}

/** False when another tab went on in the meantime. */
export function saveAcceptance(store: AuthStore, link: string, invited: Invited, data: Acceptance): Promise<boolean> {
  const { expires_at, version } = invited.acceptance;
  return store.replace(PLATFORM_WIDE, ACCEPTANCE, { id: link, data, expires_at }, version);
}

export function endAcceptance(store: AuthStore, link: string): Promise<void> {
  return store.remove(PLATFORM_WIDE, ACCEPTANCE, link);
}
