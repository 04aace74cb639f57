import { type Language, languageAddress } from '../pages/language.ts';
import { page } from '../pages/layout.ts';
import type { PendingInteraction } from '../protocol/interaction.ts';
import { type Flow, formToken } from './flow.ts';
import { chooseFactorPage, confirmTotpPage, printCodesPage, proveCodesPage } from './pages/enrolment.ts';
import { newPasswordPage } from './pages/new-password-page.ts';
import { loginIdPage, passwordPage, secondFactorPage, tenantPage } from './pages/questions.ts';
import type { Shown, View } from './pages/view.ts';
import type { SignInParts } from './parts.ts';
import { openCodes } from './steps/enrol-codes.ts';

/** The page of the question a sign-in stands at. */
export async function show(
  parts: SignInParts,
  { uid, client }: PendingInteraction,
  flow: Flow,
  language: Language,
): Promise<Response> {
  const action = `/sign-in/${uid}`;
  const frame = { action, step: flow.state.step, token: formToken(flow, flow.state.step) };
  const view: View = { language, frame, problem: flow.problem, client: client.name };
  const shown = await pageOf(parts, view, flow);
  return page({ language, owner: client.name, ...shown, addressIn: (other) => languageAddress(action, other) });
}

async function pageOf({ envelope, ...parts }: SignInParts, view: View, { state }: Flow): Promise<Shown> {
  switch (state.step) {
    case 'tenant':
      return tenantPage(view);
    case 'login_id':
      return loginIdPage(view, state);
    case 'password':
      return passwordPage(view, state);
    case 'second_factor':
      return secondFactorPage(view, state);
    case 'new_password':
      return newPasswordPage(view, state);
    case 'choose_factor':
      return chooseFactorPage(view, state);
    case 'confirm_totp':
      return confirmTotpPage(view, state, await envelope.open(state.sealed_seed, state.proven.person_id));
    case 'print_codes':
      return printCodesPage(view, state, await openCodes({ ...parts, envelope }, state.proven, state.sealed_codes));
    case 'prove_codes':
      return proveCodesPage(view, state);
    case 'finished':
      throw new Error('A finished sign-in has no page.');
    default:
      return state satisfies never;
  }
}
