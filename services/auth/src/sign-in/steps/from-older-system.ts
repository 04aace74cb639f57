import type { Password } from '../../credentials/credential.ts';
import { ownWordsOf } from '../../factors/password/own-words.ts';
import { rulesOfSubject } from '../../factors/password/password-rules.ts';
import { passwordFault } from '../../factors/password-policy.ts';
import { renewPassword } from '../../legacy-passwords/renew-password.ts';
import type { LoginUser } from '../../login-view/login-view.ts';
import { isVerifierOn, type OlderSystem } from '../../older-system/older-system.ts';
import { takeOverPassword } from '../../older-system/take-over-password.ts';
import type { PendingInteraction } from '../../protocol/interaction.ts';
import type { CredentialAct } from '../../records/credentials.ts';
import type { Item } from '../../store/auth-store.ts';
import type { Asker, SignInParts } from '../parts.ts';
import type { ChosenTenant } from '../state.ts';

interface Compared {
  readonly user: LoginUser | undefined;
  readonly stored: Item<Password> | undefined;
  readonly right: boolean;
}

interface Typed extends Pick<PendingInteraction, 'client'> {
  readonly password: string;
  readonly tenant: ChosenTenant;
  readonly login_id: string;
  readonly older: OlderSystem;
}

/**
 * What comes of a comparison where passwords of an older system are about: a right one that was imported is kept as ours are,
 * and somebody who has none is asked about at that system. Everybody else's comparison stays as it is.
 */
export async function fromOlderSystem(
  parts: SignInParts,
  asker: Asker,
  compared: Compared,
  { password, tenant, client, login_id, older }: Typed,
): Promise<Pick<Compared, 'stored' | 'right'>> {
  const { user, stored, right } = compared;
  if (user?.status !== 'active') return compared;
  const isImported = stored?.data.legacy !== undefined && right;
  const { store, clock, connections } = parts;
  const isAsked = stored === undefined && isVerifierOn(older, clock());
  if (!isImported && !isAsked) return compared;
  const { user_id, person_id } = user;
  const owner = { tenant, client, login_id, user_id };
  const [rules, ownWords] = await Promise.all([rulesOfSubject(store, owner), ownWordsOf(store, owner)]);
  const fault = passwordFault(password, ownWords, rules);
  const { tenant_id } = tenant;
  const { request_id, ip_address, browser } = asker;
  const from = { client_id: client.client_id, ip_address, browser };
  const actor = { kind: 'person', id: user_id } as const;
  const act: CredentialAct = { tenant_id, actor, reason: null, request_id, at: clock(), from };
  const given = { password, fault, share: asker.network };
  if (stored !== undefined) return { stored: await renewPassword(parts, stored, given, act), right };
  const asking = { ...parts, ask: connections.outside.ask };
  const asked = { tenant_id, person_id, login_id: user.login_id ?? login_id };
  const taken = await takeOverPassword(asking, older, asked, given, act);
  return { stored: taken, right: taken !== undefined };
}
