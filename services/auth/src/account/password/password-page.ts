import { html } from 'hono/html';
import { type PasswordRules, rulesOfSubject } from '../../factors/password/password-rules.ts';
import { field, form, problemSummary, rememberedLoginId, submit } from '../../pages/form.ts';
import type { Html } from '../../pages/layout.ts';
import type { PageContext } from '../../pages/request.ts';
import type { Problem } from '../../sign-in/outcome.ts';
import { newPasswordFields } from '../../sign-in/pages/new-password-page.ts';
import { problemText } from '../../sign-in/pages/problem-text.ts';
import type { AccountParts } from '../account-parts.ts';
import { accountPage, frameOf } from '../page/account-page.ts';
import type { Visitor } from '../visit/visitor.ts';

export const PASSWORD_PATH = '/account/password';

/** GET /account/password */
export async function showPassword(parts: AccountParts, _c: PageContext, visitor: Visitor): Promise<Response> {
  return passwordPage(parts, visitor, null);
}

/** @param isCurrent whether it is the present password that is wrong. */
export async function passwordPage(
  parts: AccountParts,
  visitor: Visitor,
  problem: Problem | null,
  isCurrent = false,
): Promise<Response> {
  const ja = visitor.asker.language === 'ja';
  return accountPage(parts, visitor, {
    path: PASSWORD_PATH,
    status: problem === null ? 200 : 422,
    title: ja ? 'パスワードの変更' : 'Change your password',
    body: passwordForm(visitor, await rulesOfSubject(parts.store, visitorSubject(visitor)), problem, isCurrent),
  });
}

function visitorSubject({ tenant, user: { user_id } }: Visitor): Parameters<typeof rulesOfSubject>[1] {
  return { tenant, user_id };
}

function passwordForm(visitor: Visitor, rules: PasswordRules, problem: Problem | null, isCurrent: boolean): Html {
  const { language } = visitor.asker;
  const ja = language === 'ja';
  const missing = isCurrent ? MISSING_CURRENT : MISSING_NEW;
  const said =
    problem === null
      ? undefined
      : isWrong(problem, isCurrent)
        ? WRONG[language]
        : problemText(problem, language, missing);
  const frame = frameOf(visitor, PASSWORD_PATH);
  const view = { language, frame, problem: isCurrent ? null : problem, client: visitor.tenant.name };
  const first = isCurrent ? 'password' : problem?.code === 'passwords_differ' ? 'new_password_again' : 'new_password';
  return html`${problemSummary(language, said, first)}
${form(
  frame,
  html`${rememberedLoginId(visitor.user.login_id ?? '')}
${field({
  ...{ name: 'password', type: 'password', autocomplete: 'current-password', problem: isCurrent ? said : undefined },
  label: ja ? '今のパスワード' : 'Present password',
  first: problem === null || isCurrent,
})}
${newPasswordFields(view, rules, { first: false })}
<p class="check"><label><input type="checkbox" name="end_others" value="yes" checked> <span>${ja ? 'ほかの端末からログアウトする' : 'Sign out on other devices'}</span></label></p>
${submit(ja ? '変更する' : 'Change password')}`,
)}`;
}

function isWrong({ code }: Problem, isCurrent: boolean): boolean {
  return isCurrent && code === 'refused';
}

const WRONG = { ja: '今のパスワードが正しくありません。', en: 'The present password is not right.' };
const MISSING_CURRENT = { ja: '今のパスワードを入力してください。', en: 'Enter your present password.' };
const MISSING_NEW = { ja: '新しいパスワードを入力してください。', en: 'Enter a new password.' };
