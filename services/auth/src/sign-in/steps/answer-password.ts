import { type Credential, credentialsOf, passwordFor, secondFactorsFor } from '../../credentials/credential.ts';
import { codesLeft } from '../../credentials/lookup-codes.ts';
import { HasherBusy } from '../../factors/password-hasher.ts';
import { findUserByLoginId, type LoginUser } from '../../login-view/login-view.ts';
import { type Refusal, recordRefusal } from '../../records/attempts.ts';
import type { AuthStore, Item } from '../../store/auth-store.ts';
import { attemptAt, NOBODY } from '../attempt.ts';
import type { Outcome } from '../outcome.ts';
import type { Asker, Form, SignInParts } from '../parts.ts';
import type { ChosenTenant, SecondFactor } from '../state.ts';

/**
 * Whether the password is right. Every refusal is one: the same outcome after the same questions to the store and one
 * comparison of a hash, whether the login id is unknown, the user suspended or the password wrong.
 */
export async function answerPassword(
  parts: SignInParts,
  asker: Asker,
  state: { readonly tenant: ChosenTenant; readonly login_id: string },
  form: Form,
): Promise<Outcome> {
  const { store, throttle, hasher, clock } = parts;
  const { tenant, login_id } = state;
  const password = form.password ?? '';
  if (password === '') return { kind: 'problem', problem: { code: 'missing' } };
  const user = await findUserByLoginId(store, tenant.tenant_id, login_id);
  const personId = user?.person_id ?? NOBODY;
  const [attempt, credentials] = await Promise.all([
    attemptAt(parts, asker, state, personId),
    credentialsOf(store, personId),
  ]);
  const verdict = await throttle.begin(attempt);
  if (!verdict.allowed) return { kind: 'problem', problem: { code: 'wait', seconds: verdict.wait_seconds } };
  const stored = passwordFor(credentials, tenant.tenant_id);
  const right = await hasher.matches(stored?.data.hash ?? null, password).catch(async (error: unknown) => {
    await throttle.release(verdict.reserved);
    if (error instanceof HasherBusy) return undefined;
    throw error;
  });
  if (right === undefined) return { kind: 'problem', problem: { code: 'busy' } };
  const refusal = refusalOf(user, stored !== undefined, right);
  if (user === undefined || stored === undefined || refusal !== undefined) {
    await throttle.failed(attempt);
    const refused = { tenant: tenant.tenant_id, user, refusal: refusal ?? 'password_missing' };
    await recordRefusal(store, refused, { ...asker, at: clock() });
    return { kind: 'problem', problem: { code: 'refused' } };
  }
  const factors = secondFactorsFor(credentials, tenant.tenant_id);
  return {
    kind: 'password_right',
    proven: {
      tenant,
      login_id,
      person_id: user.person_id,
      user_id: user.user_id,
      used: ['password'],
      vouched_by: stored.data.vouched_by,
      proven_at: clock(),
      second_factors: typesOf(factors),
      known_device: attempt.known_device,
      must_change: stored.data.must_change,
      codes_left: await codesLeftOf(store, factors),
    },
  };
}

function refusalOf(user: LoginUser | undefined, hasPassword: boolean, right: boolean): Refusal | undefined {
  if (user === undefined) return 'user_unknown';
  if (!hasPassword) return 'password_missing';
  if (!right) return 'password_wrong';
  return user.status === 'active' ? undefined : 'user_not_active';
}

/** The app first: printed codes are the way out. */
function typesOf(factors: readonly Item<Credential>[]): SecondFactor[] {
  return (['totp', 'lookup_codes'] as const).filter((type) => factors.some(({ data }) => data.type === type));
}

export async function codesLeftOf(store: AuthStore, factors: readonly Item<Credential>[]): Promise<number> {
  const sets = factors.filter(({ data }) => data.type === 'lookup_codes');
  const left = await Promise.all(sets.map(({ id }) => codesLeft(store, id)));
  return left.reduce((sum, count) => sum + count, 0);
}
