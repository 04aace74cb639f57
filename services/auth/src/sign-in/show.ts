import { html } from 'hono/html';
import { showConnect } from '../connections/sign-in/connect.ts';
import { rulesOfSubject } from '../factors/password/password-rules.ts';
import { type Language, languageAddress } from '../pages/language.ts';
import { page } from '../pages/layout.ts';
import type { PendingInteraction } from '../protocol/interaction.ts';
import { challengeOf } from './challenges/challenges.ts';
import { enrolmentOf } from './enrolments/enrolments.ts';
import { contextOf } from './entrances/context-of.ts';
import { ENTRANCES } from './entrances/entrances.ts';
import { type Flow, formToken } from './flow.ts';
import { chooseEnrolmentPage } from './pages/choose-enrolment-page.ts';
import { newPasswordPage } from './pages/new-password-page.ts';
import { withOtherChallenges } from './pages/other-challenges.ts';
import { loginIdPage, passwordPage, tenantPage } from './pages/questions.ts';
import { shutPage } from './pages/shut-page.ts';
import type { Shown, View } from './pages/view.ts';
import type { SignInParts } from './parts.ts';
import { type ChosenTenant, questionOf } from './state.ts';

/** The page of the question a sign-in stands at. */
export async function show(
  parts: SignInParts,
  interaction: PendingInteraction,
  flow: Flow,
  language: Language,
): Promise<Response> {
  const { uid, client } = interaction;
  const [action, question] = [`/sign-in/${uid}`, questionOf(flow.state)];
  const frame = { action, step: question, token: formToken(flow, question) };
  const view: View = { language, frame, problem: flow.problem, client: client.name };
  const shown = withEntrances(view, interaction, flow, await pageOf(parts, view, uid, flow));
  const tenant = tenantOf(flow.state);
  const brand = tenant === null ? {} : { brand: await parts.brands(tenant.tenant_id, client.client_id) };
  return page({
    language,
    owner: client.name,
    ...brand,
    ...shown,
    addressIn: (other) => languageAddress(action, other),
  });
}

/** Whose pages they are, as soon as that is known. */
function tenantOf(state: Flow['state']): ChosenTenant | null {
  if ('tenant' in state) return state.tenant;
  return 'proven' in state ? state.proven.tenant : null;
}

async function pageOf(parts: SignInParts, view: View, uid: string, flow: Flow): Promise<Shown> {
  const { state } = flow;
  switch (state.step) {
    case 'tenant':
      return tenantPage(view);
    case 'login_id':
      return loginIdPage(view, state);
    case 'password':
      return passwordPage(view, state);
    case 'challenge': {
      const { proven, method, asked } = state;
      const shown = await challengeOf(method).page(view, proven, asked, parts);
      return withOtherChallenges(view, shown, { method, offered: proven.offered });
    }
    case 'new_password':
      return newPasswordPage(view, state.proven, await rulesOfSubject(parts.store, state.proven));
    case 'choose_enrolment':
      return chooseEnrolmentPage(view, state.proven);
    case 'enrolment':
      return enrolmentOf(state.method).page(view, state.proven, state.stage, parts);
    case 'connect':
      return showConnect(parts, view, uid, flow, state.proven);
    case 'shut':
      return shutPage(view, state.proven);
    case 'unmet':
    case 'finished':
      throw new Error('A sign-in that is over has no page.');
    default:
      return state satisfies never;
  }
}

function withEntrances(view: View, interaction: PendingInteraction, flow: Flow, shown: Shown): Shown {
  const context = contextOf(interaction, flow);
  const offered = ENTRANCES.filter(({ method }) => context !== undefined && method in flow.entrances);
  if (context === undefined || offered.length === 0) return shown;
  const shownToo = offered.map((entrance) => entrance.show(view, context, flow.entrances[entrance.method]));
  const before = shownToo.find(({ first }) => first !== undefined);
  const below = shownToo.filter(({ first }) => first === undefined);
  return {
    ...shown,
    title: before?.first?.title ?? shown.title,
    body: html`${before?.body ?? ''}
${shown.body}
${below.map(({ body }) => body)}`,
    scripts: [...(shown.scripts ?? []), ...shownToo.flatMap(({ scripts = [] }) => scripts)],
  };
}
