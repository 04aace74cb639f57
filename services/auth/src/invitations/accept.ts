import { isPassword } from '../credentials/credential.ts';
import { ENROLMENT_OPEN_MS, replacePassword } from '../credentials/replace-password.ts';
import type { Method } from '../factors/factor.ts';
import { ownWordsOf } from '../factors/password/own-words.ts';
import { rulesOfSubject } from '../factors/password/password-rules.ts';
import { loginIdKey } from '../login-view/login-view.ts';
import { recordRefusal } from '../records/attempts.ts';
import { revoke } from '../sessions/revoke.ts';
import { attemptOf } from '../sign-in/attempt.ts';
import { answerChallenge } from '../sign-in/challenges/answer-challenge.ts';
import { challengeOf } from '../sign-in/challenges/challenges.ts';
import type { Problem } from '../sign-in/outcome.ts';
import { countingOf, provingBesideLink } from '../sign-in/outlook.ts';
import type { Asker, Form, SignInParts } from '../sign-in/parts.ts';
import { amrOf } from '../sign-in/proof.ts';
import { stands } from '../sign-in/standing.ts';
import type { Proven } from '../sign-in/state.ts';
import { newPasswordProblem } from '../sign-in/steps/answer-new-password.ts';
import { PLATFORM_WIDE } from '../store/auth-store.ts';
import { type AcceptanceState, endAcceptance, type Invited, provenOf } from './acceptance.ts';
import { INVITATION, INVITATION_TOKEN, voidLinks } from './invitation.ts';

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
      return compareFactor(parts, asker, invited, state, form);
    case 'invited_shut':
      return { kind: 'next', state: { step: 'invited_login_id' } };
    case 'invited_password':
      return takePassword(parts, asker, link, invited, state, form);
    default:
      return state satisfies never;
  }
}

/** The login id came on another way than the mail: the link alone is not enough. */
async function compareLoginId(
  parts: SignInParts,
  asker: Asker,
  link: string,
  invited: Invited,
  form: Form,
): Promise<Accepted> {
  const { store, clock } = parts;
  const { token, tenant, user } = invited;
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
    await store.remove(PLATFORM_WIDE, INVITATION_TOKEN, link);
    return { kind: 'void' };
  }
  return { kind: 'next', state: await afterLoginId(parts, asker, invited) };
}

/**
 * Whoever has a second factor shows one: a mail alone must not be enough to take somebody's place. A code by mail would be
 * the same mail again.
 */
async function afterLoginId(parts: SignInParts, asker: Asker, invited: Invited): Promise<AcceptanceState> {
  const proven = provenOf(invited);
  const credentials = await countingOf(parts.store, proven.person_id, proven);
  if (credentials.every(isPassword) && !needsMoreThanLink(invited)) return { step: 'invited_password', shown: null };
  const offered = await provingBesideLink(parts, proven, credentials);
  const [method] = offered;
  return method === undefined ? { step: 'invited_shut' } : askedFactor(parts, asker, proven, method, offered);
}

/** A mail that somebody asked for themselves is never enough by itself, nor one whose address is the login id that is asked for. */
function needsMoreThanLink({ token, user }: Pick<Invited, 'token' | 'user'>): boolean {
  const { purpose, address } = token.data;
  return purpose === 'recovery' || (address !== null && loginIdKey(address) === loginIdKey(user.login_id ?? ''));
}

async function askedFactor(
  parts: SignInParts,
  asker: Asker,
  proven: Proven,
  method: Method,
  offered: readonly Method[],
): Promise<AcceptanceState> {
  const asked = await challengeOf(method).ask(parts, asker, proven);
  return { step: 'invited_second_factor', method, offered, asked };
}

async function compareFactor(
  parts: SignInParts,
  asker: Asker,
  invited: Invited,
  state: AcceptanceState & { step: 'invited_second_factor' },
  form: Form,
): Promise<Accepted> {
  const proven = provenOf(invited);
  const other = state.offered.find((method) => form.action === `use:${method}`);
  if (other !== undefined)
    return { kind: 'next', state: await askedFactor(parts, asker, proven, other, state.offered) };
  const { answer } = await answerChallenge(parts, asker, { ...state, proven }, form);
  if (answer.kind === 'problem') return answer;
  if (answer.kind === 'asked') return { kind: 'next', state: { ...state, asked: answer.asked } };
  return { kind: 'next', state: { step: 'invited_password', shown: answer.proof } };
}

/**
 * The password that the invitation was for. The tenant vouches for it and it counts there only: inviting somebody again
 * whom another tenant shares opens nothing there.
 */
async function takePassword(
  parts: SignInParts,
  asker: Asker,
  link: string,
  { tenant, user, token }: Invited,
  { shown }: AcceptanceState & { step: 'invited_password' },
  form: Form,
): Promise<Accepted> {
  const { store, clock, throttle } = parts;
  const { tenant_id } = tenant;
  const { person_id, user_id } = user;
  const proven = provenOf({ tenant, user });
  const [rules, ownWords] = await Promise.all([rulesOfSubject(store, proven), ownWordsOf(store, proven)]);
  const problem = newPasswordProblem(form, ownWords, rules);
  if (problem !== undefined) return { kind: 'problem', problem };
  const credentials = await countingOf(store, person_id, { tenant });
  const proofs = shown === null ? [] : [shown];
  const isShown = shown !== null && (await stands(store, { tenant, person_id, proofs }, credentials));
  const hasFactor = !credentials.every(isPassword);
  // there is something to show by now, or something else than was shown: begun anew
  if (!isShown && hasFactor) return { kind: 'next', state: { step: 'invited_login_id' } };
  // all that was shown, or could have been, was taken away: with the link alone nobody goes on from here
  if (!isShown && (shown !== null || needsMoreThanLink({ token, user }))) {
    await store.remove(PLATFORM_WIDE, INVITATION_TOKEN, link);
    return { kind: 'void' };
  }
  const taken = await store.take(PLATFORM_WIDE, INVITATION_TOKEN, link); // of several at once one goes on
  if (taken === undefined) return { kind: 'void' };
  const [actor, origin] = [{ kind: 'person', id: user_id } as const, { request_id: asker.request_id, at: clock() }];
  const from = { amr: amrOf(proofs), ip_address: asker.ip_address, browser: asker.browser };
  // otherwise the mail was all it took beside the login id
  const by_mail = !isShown;
  // somebody who has one adds others with that
  const opens_enrolment_until = hasFactor ? null : clock() + ENROLMENT_OPEN_MS;
  const password = form.new_password ?? '';
  const added = { person_id, password, vouched_by: [tenant_id], must_change: false, opens_enrolment_until, by_mail };
  const occasion = taken.data.purpose;
  await replacePassword(parts, added, { tenant_id, actor, reason: null, occasion, ...origin, from });
  await voidLinks(store, tenant_id, user_id);
  await markAccepted(parts, taken.data.invitation_id);
  await endAcceptance(store, link);
  await revoke(store, { person_id, tenant_id }, { reason: 'password_reset', actor, note: null, ...origin });
  await throttle.succeeded(attemptOf(asker, proven));
  return { kind: 'done' };
}

async function markAccepted({ store }: SignInParts, invitationId: string): Promise<void> {
  const item = await store.get(PLATFORM_WIDE, INVITATION, invitationId);
  if (item === undefined) return;
  const data = { ...item.data, state: 'accepted' } as const;
  await store.replace(PLATFORM_WIDE, INVITATION, { ...item, data }, item.version);
}
