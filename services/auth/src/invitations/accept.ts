import { credentialsOf, secondFactorsFor } from '../credentials/credential.ts';
import { replacePassword } from '../credentials/replace-password.ts';
import { loginIdKey } from '../login-view/login-view.ts';
import { recordRefusal } from '../records/attempts.ts';
import { recordSessionsEnded } from '../records/sessions.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { attemptOf } from '../sign-in/attempt.ts';
import type { Problem } from '../sign-in/outcome.ts';
import type { Asker, Form, SignInParts } from '../sign-in/parts.ts';
import type { SecondFactor } from '../sign-in/state.ts';
import { newPasswordProblem } from '../sign-in/steps/answer-new-password.ts';
import { answerSecondFactor } from '../sign-in/steps/answer-second-factor.ts';
import { PLATFORM_WIDE } from '../store/auth-store.ts';
import { type AcceptanceState, endAcceptance, type Invited } from './acceptance.ts';
import { INVITATION, INVITATION_TOKEN, voidLink } from './invitation.ts';

/** Wrong login ids a link bears before it opens nothing any more. */
const MOST_FAILURES = 5;

export type Accepted =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'next'; readonly state: AcceptanceState }
  | { readonly kind: 'void' }
  | { readonly kind: 'done' };

/** What comes of a form of an invitation's pages. */
export async function accept(
  parts: SignInParts,
  asker: Asker,
  link: string,
  invited: Invited,
  form: Form,
): Promise<Accepted> {
  const { state } = invited.acceptance.data;
  switch (state.step) {
    case 'invited_login_id':
      return compareLoginId(parts, asker, link, invited, form);
    case 'invited_second_factor':
      return compareCode(parts, asker, invited, state, form);
    case 'invited_password':
      return takePassword(parts, asker, link, invited, form);
    default:
      return state satisfies never;
  }
}

/** The login id came on another way than the mail: the link alone is not enough. */
async function compareLoginId(
  parts: SignInParts,
  asker: Asker,
  link: string,
  { token, tenant, user }: Invited,
  form: Form,
): Promise<Accepted> {
  const { store, clock } = parts;
  const typed = form.login_id ?? '';
  if (typed.trim() === '') return { kind: 'problem', problem: { code: 'missing' } };
  if (loginIdKey(typed) !== loginIdKey(user.login_id ?? '')) {
    const refused = { tenant: tenant.tenant_id, user, refusal: 'invitation_login_id_wrong' } as const;
    await recordRefusal(store, refused, { ...asker, at: clock() });
    const data = { ...token.data, failures: token.data.failures + 1 };
    const counted =
      data.failures < MOST_FAILURES &&
      (await store.replace(PLATFORM_WIDE, INVITATION_TOKEN, { ...token, id: link, data }, token.version));
    // several guesses at once count as too many
    if (counted) return { kind: 'problem', problem: { code: 'login_id_wrong' } };
    await voidLink(store, tenant.tenant_id, user.user_id);
    return { kind: 'void' };
  }
  // whoever has a second factor shows it: a mail alone must not be enough to take somebody's place
  const factors = await factorsOf(parts, { tenant, user });
  const [by] = factors;
  const state: AcceptanceState =
    by === undefined ? { step: 'invited_password' } : { step: 'invited_second_factor', by, factors };
  return { kind: 'next', state };
}

async function factorsOf({ store }: SignInParts, { tenant, user }: Pick<Invited, 'tenant' | 'user'>) {
  const found = secondFactorsFor(await credentialsOf(store, user.person_id), tenant.tenant_id);
  return (['totp', 'lookup_codes'] as const).filter((type) => found.some(({ data }) => data.type === type));
}

async function compareCode(
  parts: SignInParts,
  asker: Asker,
  { tenant, user }: Invited,
  state: AcceptanceState & { step: 'invited_second_factor' },
  form: Form,
): Promise<Accepted> {
  if (form.action === 'other_factor') return { kind: 'next', state: { ...state, by: otherOf(state) } };
  const { person_id, user_id, login_id } = user;
  const known = { tenant, person_id, user_id, login_id: login_id ?? '', known_device: null };
  const outcome = await answerSecondFactor(parts, asker, { proven: known, by: state.by }, form);
  if (outcome.kind === 'problem') return outcome;
  return { kind: 'next', state: { step: 'invited_password' } };
}

function otherOf({ by, factors }: AcceptanceState & { step: 'invited_second_factor' }): SecondFactor {
  return factors.find((type) => type !== by) ?? by;
}

/**
 * The password that the invitation was for. The tenant vouches for it and it counts there only: inviting somebody again
 * whom another tenant shares opens nothing there.
 */
async function takePassword(
  parts: SignInParts,
  asker: Asker,
  link: string,
  { tenant, user }: Invited,
  form: Form,
): Promise<Accepted> {
  const { store, clock, throttle } = parts;
  const { tenant_id } = tenant;
  const { person_id, user_id } = user;
  const problem = newPasswordProblem(form, [user.name, user.login_id, tenant.name, tenant.code]);
  if (problem !== undefined) return { kind: 'problem', problem };
  const taken = await store.take(PLATFORM_WIDE, INVITATION_TOKEN, link); // of several at once one goes on
  if (taken === undefined) return { kind: 'void' };
  const [actor, origin] = [{ kind: 'person', id: user_id } as const, { request_id: asker.request_id, at: clock() }];
  const added = { person_id, password: form.new_password ?? '', vouched_by: [tenant_id], must_change: false };
  await replacePassword(parts, added, { tenant_id, actor, reason: null, ...origin });
  await markAccepted(parts, taken.data.invitation_id);
  await endAcceptance(store, link);
  const ended = await endSessions(store, { person_id, tenant_id });
  await recordSessionsEnded(store, ended, 'password_reset', { actor, ...origin });
  await throttle.succeeded(attemptOf(asker, { tenant, login_id: user.login_id ?? '', known_device: null }));
  return { kind: 'done' };
}

async function markAccepted({ store }: SignInParts, invitationId: string): Promise<void> {
  const item = await store.get(PLATFORM_WIDE, INVITATION, invitationId);
  if (item === undefined) return;
  const data = { ...item.data, state: 'accepted' } as const;
  await store.replace(PLATFORM_WIDE, INVITATION, { ...item, data, references: {} }, item.version);
}
