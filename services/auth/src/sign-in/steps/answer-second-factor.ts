import { type Credential, credentialsOf, secondFactorsFor } from '../../credentials/credential.ts';
import { useLookupCode } from '../../credentials/lookup-codes.ts';
import { useTotpCode } from '../../credentials/use-totp-code.ts';
import { HasherBusy } from '../../factors/password-hasher.ts';
import { findUser } from '../../login-view/login-view.ts';
import { recordRefusal } from '../../records/attempts.ts';
import type { Item } from '../../store/auth-store.ts';
import { attemptOf } from '../attempt.ts';
import type { Outcome } from '../outcome.ts';
import type { Asker, Form, SignInParts } from '../parts.ts';
import type { Proven, SecondFactor } from '../state.ts';
import { codesLeftOf } from './answer-password.ts';

/** Whether the code is right, and uses it up. Wrong ones count like wrong passwords. */
export async function answerSecondFactor(
  parts: SignInParts,
  asker: Asker,
  {
    proven,
    by,
  }: {
    readonly proven: Pick<Proven, 'tenant' | 'login_id' | 'person_id' | 'user_id' | 'known_device'>;
    readonly by: SecondFactor;
  },
  form: Form,
): Promise<Outcome> {
  const { store, throttle, clock } = parts;
  const { tenant, person_id, user_id } = proven;
  const typed = form.code?.trim() ?? '';
  if (typed === '') return { kind: 'problem', problem: { code: 'missing' } };
  const attempt = attemptOf(asker, proven);
  const verdict = await throttle.begin(attempt);
  if (!verdict.allowed) return { kind: 'problem', problem: { code: 'wait', seconds: verdict.wait_seconds } };
  const factors = secondFactorsFor(await credentialsOf(store, person_id), tenant.tenant_id);
  try {
    const used = await usedOf(
      parts,
      factors.filter(({ data }) => data.type === by),
      typed,
    );
    if (used === undefined) {
      await throttle.failed(attempt);
      const user = await findUser(store, tenant.tenant_id, user_id);
      const refused = { tenant: tenant.tenant_id, user, refusal: 'second_factor_wrong' } as const;
      await recordRefusal(store, refused, { ...asker, at: clock() });
      return { kind: 'problem', problem: { code: 'code_wrong' } };
    }
    const codes_left = await codesLeftOf(store, factors);
    return { kind: 'second_factor_right', type: by, vouched_by: used.data.vouched_by, at: clock(), codes_left };
  } catch (error) {
    if (!(error instanceof HasherBusy)) throw error;
    await throttle.release(verdict.reserved);
    return { kind: 'problem', problem: { code: 'busy' } };
  }
}

/** The credential whose code it was. */
async function usedOf(
  parts: SignInParts,
  factors: readonly Item<Credential>[],
  typed: string,
): Promise<Item<Credential> | undefined> {
  for (const factor of factors) if (await isUsed(parts, factor, typed)) return factor;
  return undefined;
}

function isUsed(parts: SignInParts, factor: Item<Credential>, typed: string): Promise<boolean> {
  const { data } = factor;
  switch (data.type) {
    case 'totp':
      return useTotpCode(parts, { ...factor, data }, typed);
    case 'lookup_codes':
      return useLookupCode(parts, { ...factor, data }, typed);
    case 'password':
      return Promise.resolve(false);
    default:
      return data satisfies never;
  }
}
