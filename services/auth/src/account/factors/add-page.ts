import { html } from 'hono/html';
import type { Method } from '../../factors/factor.ts';
import { choice, form, problemSummary, submit } from '../../pages/form.ts';
import type { Words } from '../../pages/language.ts';
import type { PageContext } from '../../pages/request.ts';
import { effectivePolicy } from '../../policies/effective-policy.ts';
import { ENROLMENTS, enrolmentOf } from '../../sign-in/enrolments/enrolments.ts';
import type { Problem } from '../../sign-in/outcome.ts';
import { countingOf } from '../../sign-in/outlook.ts';
import type { Proven } from '../../sign-in/state.ts';
import type { AuthStore } from '../../store/auth-store.ts';
import type { AccountParts } from '../account-parts.ts';
import { accountPage, frameOf } from '../page/account-page.ts';
import { METHOD_WORDS } from '../page/method-words.ts';
import { askedFirst } from '../visit/freshly.ts';
import { provenOf } from '../visit/proven.ts';
import type { Adding } from '../visit/visit.ts';
import type { Visitor } from '../visit/visitor.ts';
import { ADD_PATH, FACTORS_PATH } from './list-page.ts';

const CANCEL: Words = { ja: 'やめて戻る', en: 'Cancel' };

/** GET /account/factors/add: what is to be added, or the page of what is being added. */
export async function askToAdd(parts: AccountParts, c: PageContext, visitor: Visitor): Promise<Response> {
  const adding = addingOf(parts, visitor);
  if (adding !== null) return goOnAdding(parts, c, visitor, adding, null);
  return (await askedFirst(parts, c, visitor)) ?? chooseWhatToAdd(parts, visitor);
}

/** What is being added; null also where it was begun too long ago: then it begins anew. */
export function addingOf({ clock }: Pick<AccountParts, 'clock'>, { visit }: Visitor): Adding | null {
  const { adding } = visit.data;
  if (adding === null || clock() - adding.begun_at > enrolmentOf(adding.method).patience_ms) return null;
  return adding;
}

/** The page of what is being added; one with a seed or codes on it only to whoever has shown two factors just now. */
export async function goOnAdding(
  parts: AccountParts,
  c: PageContext,
  visitor: Visitor,
  adding: Adding,
  problem: Problem | null,
): Promise<Response> {
  const isSecret = enrolmentOf(adding.method).showsSecret(adding.stage);
  const first = isSecret ? await askedFirst(parts, c, visitor) : undefined;
  return first ?? showAdding(parts, visitor, adding, problem);
}

/** What may be added here: by the policy, so that nothing is added that opens nothing. */
export async function addable(
  store: AuthStore,
  { tenant, user_id, client, person_id }: Proven,
): Promise<readonly Method[]> {
  const asked = { tenant: tenant.tenant_id, user_id, client_id: client.client_id };
  const [policy, counting] = await Promise.all([
    effectivePolicy(store, asked),
    countingOf(store, person_id, { tenant }),
  ]);
  return ENROLMENTS.filter(
    ({ method, offered }) => policy.second_factors.includes(method) && offered(policy, counting),
  ).map(({ method }) => method);
}

export async function chooseWhatToAdd(parts: AccountParts, visitor: Visitor, isMissing = false): Promise<Response> {
  const { language } = visitor.asker;
  const ja = language === 'ja';
  const methods = await addable(parts.store, await provenOf(parts, visitor));
  const options = methods.map(
    (method, index) =>
      html`<label><input type="radio" name="method" value="${method}"${index === 0 ? html` checked` : ''}> <span>${METHOD_WORDS[method][language]}</span><span class="hint">${enrolmentOf(method).hint[language]}</span></label>`,
  );
  return accountPage(parts, visitor, {
    path: ADD_PATH,
    status: isMissing ? 422 : 200,
    title: ja ? '認証手段を追加' : 'Add a way to sign in',
    body: html`${problemSummary(language, isMissing ? { ja: 'どれかを選んでください。', en: 'Choose one of them.' }[language] : undefined, undefined)}
${form(
  frameOf(visitor, ADD_PATH),
  html`<fieldset class="choice"><legend class="hidden">${ja ? '認証手段' : 'Ways to sign in'}</legend>
${options}
</fieldset>
${submit(ja ? '次へ' : 'Continue')}`,
)}
<p><a href="${FACTORS_PATH}">${CANCEL[language]}</a></p>`,
  });
}

/** The page of something that is being added, as at the first sign-in. */
async function showAdding(
  parts: AccountParts,
  visitor: Visitor,
  { method, stage }: Adding,
  problem: Problem | null,
): Promise<Response> {
  const { language } = visitor.asker;
  const proven = await provenOf(parts, visitor);
  const view = { language, frame: frameOf(visitor, ADD_PATH), problem, client: visitor.tenant.name };
  const enrolments = await addable(parts.store, proven);
  const shown = await enrolmentOf(method).page(view, { ...proven, enrolments }, stage, parts);
  return accountPage(parts, visitor, {
    ...{ ...shown, path: ADD_PATH, status: problem === null ? 200 : 422 },
    body: html`${shown.body}
${choice(view.frame, 'cancel', CANCEL[language])}`,
  });
}
