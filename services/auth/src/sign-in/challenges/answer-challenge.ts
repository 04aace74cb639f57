import type { Credential } from '../../credentials/credential.ts';
import { noticeBreakGlassCode } from '../../emergencies/use-break-glass.ts';
import type { Method } from '../../factors/factor.ts';
import { HasherBusy } from '../../factors/fair-turns.ts';
import { findUser } from '../../login-view/login-view.ts';
import { recordRefusal } from '../../records/attempts.ts';
import type { Item } from '../../store/auth-store.ts';
import { attemptOf } from '../attempt.ts';
import type { Problem } from '../outcome.ts';
import { countingOf } from '../outlook.ts';
import type { Asker, Form, SignInParts } from '../parts.ts';
import type { Proven } from '../state.ts';
import type { ChallengeAnswer } from './challenge.ts';
import { challengeOf } from './challenges.ts';

/** What came of an answer to a challenge, and the credentials it was compared with. */
export interface ComparedAnswer {
  readonly answer: ChallengeAnswer<unknown>;
  readonly credentials: readonly Item<Credential>[];
  /** Counts as failures until somebody has signed in. */
  readonly reserved: readonly string[];
}

/** Nothing was compared: this counts as no failure. */
const HARMLESS: readonly Problem['code'][] = ['missing', 'busy', 'wait', 'too_old'];

/** Compares an answer. Wrong ones count like wrong passwords, and are recorded. */
export async function answerChallenge(
  parts: SignInParts,
  asker: Asker,
  { proven, method, asked }: { readonly proven: Proven; readonly method: Method; readonly asked: unknown },
  form: Form,
): Promise<ComparedAnswer> {
  const { store, throttle, clock } = parts;
  const { tenant, person_id, user_id } = proven;
  const attempt = attemptOf(asker, proven);
  const [verdict, credentials] = await Promise.all([throttle.begin(attempt), countingOf(store, person_id, proven)]);
  const reserved = verdict.allowed ? verdict.reserved : [];
  const problem = (problem: Problem): ComparedAnswer => ({
    answer: { kind: 'problem', problem },
    credentials,
    reserved,
  });
  if (!verdict.allowed) return problem({ code: 'wait', seconds: verdict.wait_seconds });
  try {
    const answer = await challengeOf(method).answer(parts, asker, proven, asked, form, credentials);
    if (answer.kind === 'asked' || (answer.kind === 'problem' && HARMLESS.includes(answer.problem.code)))
      await throttle.release(reserved);
    else if (answer.kind === 'problem') {
      await throttle.failed(attempt);
      if (method !== 'break_glass_code')
        await noticeBreakGlassCode(parts, { ...asker, ...proven, tenant_id: tenant.tenant_id }, form.code ?? '');
      const user = await findUser(store, tenant.tenant_id, user_id);
      const refused = {
        ...{
          tenant: tenant.tenant_id,
          user,
          method,
          terminal: proven.terminal,
          known_device: proven.known_device !== null,
        },
        refusal: method === 'password' ? ('password_wrong' as const) : ('second_factor_wrong' as const),
        ...(proven.client.client_id === null ? {} : { client_id: proven.client.client_id }),
      };
      await recordRefusal(store, refused, { ...asker, at: clock() });
    }
    return { answer, credentials, reserved };
  } catch (error) {
    await throttle.release(reserved);
    if (error instanceof HasherBusy) return problem({ code: 'busy' });
    throw error;
  }
}
