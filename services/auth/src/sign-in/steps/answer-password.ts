import { type Credential, countingIn, credentialsOf, isPassword, type Password } from '../../credentials/credential.ts';
import { HasherBusy } from '../../factors/fair-turns.ts';
import { passwordProof } from '../../factors/password/password-proof.ts';
import { findUserByLoginId, type LoginUser } from '../../login-view/login-view.ts';
import { olderSystemOf, untilRefusalMayBeTold } from '../../older-system/older-system.ts';
import type { PendingInteraction } from '../../protocol/interaction.ts';
import { type Refusal, recordRefusal } from '../../records/attempts.ts';
import type { Item } from '../../store/auth-store.ts';
import { knownDeviceOf } from '../../throttling/known-device.ts';
import { attemptOf, NOBODY } from '../attempt.ts';
import type { Outcome } from '../outcome.ts';
import { noOutlook, outlookOf } from '../outlook.ts';
import type { Asker, Form, SignInParts } from '../parts.ts';
import type { ChosenTenant, Proven } from '../state.ts';
import type { RecognisedTerminal } from '../terminal.ts';
import { fromOlderSystem } from './from-older-system.ts';

interface Named extends Pick<PendingInteraction, 'client' | 'acr_values'> {
  readonly tenant: ChosenTenant;
  readonly login_id: string;
  readonly terminal: RecognisedTerminal | null;
}

/**
 * Whether the password is right. Every refusal is one: the same outcome after the same questions to the store and one
 * comparison of a hash, whether the login id is unknown, the user suspended or the password wrong.
 */
export async function answerPassword(
  parts: SignInParts,
  asker: Asker,
  { client, acr_values, tenant, login_id, terminal }: Named,
  form: Form,
): Promise<Outcome> {
  const { store, throttle, hasher, clock } = parts;
  const password = form.password ?? '';
  if (password === '') return { kind: 'problem', problem: { code: 'missing' } };
  const user = await findUserByLoginId(store, tenant.tenant_id, login_id);
  const personId = user?.person_id ?? NOBODY;
  const [older, known_device, credentials] = await Promise.all([
    olderSystemOf(store, tenant.tenant_id),
    knownDeviceOf(store, asker.device, personId),
    credentialsOf(store, personId).then((all) => countingIn(all, tenant.tenant_id)),
  ]);
  const attempt = attemptOf(asker, { tenant, login_id, known_device, terminal });
  const verdict = await throttle.begin(attempt);
  if (!verdict.allowed) return { kind: 'problem', problem: { code: 'wait', seconds: verdict.wait_seconds } };
  const kept = credentials.find(isPassword);
  let begun = performance.now();
  const begins = (): void => {
    begun = performance.now();
  };
  const compared = hasher.matches(kept?.data ?? null, password, asker.network, begins);
  const isRight = await compared.catch(async (error: unknown) => {
    await throttle.release(verdict.reserved);
    if (error instanceof HasherBusy) return undefined;
    throw error;
  });
  if (isRight === undefined) return { kind: 'problem', problem: { code: 'busy' } };
  const typed = { password, tenant, client, login_id, older };
  const { stored, right } = await fromOlderSystem(parts, asker, { user, stored: kept, right: isRight }, typed);
  const refusal = refusalOf(user, stored !== undefined, right);
  if (user === undefined || stored === undefined || refusal !== undefined) {
    await throttle.failed(attempt);
    const refused = {
      ...{ tenant: tenant.tenant_id, user, refusal: refusal ?? 'password_missing', method: 'password' as const },
      ...{ client_id: client.client_id, known_device: known_device !== null, terminal },
    };
    await recordRefusal(store, refused, { ...asker, at: clock() });
    await untilRefusalMayBeTold(older, begun, clock());
    return { kind: 'problem', problem: { code: 'refused' } };
  }
  const { person_id, user_id } = user;
  const named = { tenant, client, login_id, person_id, user_id, known_device, terminal };
  const proven: Proven = { ...named, proofs: [passwordProof(stored, clock())], ...noOutlook(acr_values) };
  return {
    kind: 'entered',
    proven: { ...proven, ...(await outlookOf(parts, proven, withStored(credentials, stored))) },
  };
}

/** The credentials, with the password as it is kept now. */
function withStored(credentials: readonly Item<Credential>[], stored: Item<Password>): Item<Credential>[] {
  return [stored, ...credentials.filter(({ id, data }) => id !== stored.id && data.type !== 'password')];
}

function refusalOf(user: LoginUser | undefined, hasPassword: boolean, right: boolean): Refusal | undefined {
  if (user === undefined) return 'user_unknown';
  if (!hasPassword) return 'password_missing';
  if (!right) return 'password_wrong';
  return user.status === 'active' ? undefined : 'user_not_active';
}
