import { randomUUIDv7 } from 'node:crypto';
import { html } from 'hono/html';
import { findUser } from '../../login-view/login-view.ts';
import { masked } from '../../mails/mail.ts';
import { queueMail } from '../../mails/queue-mail.ts';
import { choice } from '../../pages/form.ts';
import type { Challenge } from '../../sign-in/challenges/challenge.ts';
import { answerOfCode } from '../../sign-in/challenges/code-challenge.ts';
import { codeForm, secondFactorPage } from '../../sign-in/pages/questions.ts';
import { inWords } from '../../sign-in/pages/view.ts';
import { EMAIL_CODE_VALID_S, type KeptCode, newEmailCode, useEmailCode } from './email-code.ts';
import type { EmailCodeWords } from './email-code-mail.ts';
import { isEmailCodePossible } from './is-possible.ts';
import { maySend } from './sends.ts';

/** A code that was mailed; null: too many were. */
type Asked = (KeptCode & { readonly masked_to: string }) | null;

/**
 * Asks for a code that is mailed to the address the tenant knows. So the tenant vouches for it. Offered where a policy lists it,
 * to whoever has nothing better, and never to whoever got the password by the same mail.
 */
export const emailCodeChallenge: Challenge<Asked> = {
  method: 'email_code',
  link: { ja: 'メールでコードを受け取る', en: 'Get a code by e-mail' },
  async offered({ store, proven, credentials, policy }) {
    // not even to add something better: where it is not listed, no mail is a way in
    if (!policy.second_factors.includes('email_code')) return false;
    if (!isEmailCodePossible(proven.proofs, credentials)) return false;
    const user = await findUser(store, proven.tenant.tenant_id, proven.user_id);
    return user !== undefined && user.email !== null;
  },
  async ask(parts, { browser, ip_address, language }, { tenant, user_id, person_id, client }) {
    const { store, envelope, clock } = parts;
    const { tenant_id } = tenant;
    const user = await findUser(store, tenant_id, user_id);
    if (user === undefined || user.email === null || !(await maySend(store, tenant_id, user_id, clock()))) return null;
    const { code, ...kept } = await newEmailCode(parts, person_id);
    const [id, not_after] = [randomUUIDv7(), clock() + EMAIL_CODE_VALID_S * 1000];
    const words: EmailCodeWords = { code, product: client.name, browser, ip_address, language };
    const sealed = await envelope.seal(JSON.stringify(words), id);
    const mail = { id, tenant_id, user: { user_id, person_id }, purpose: 'email_code', about: null, sealed } as const;
    await queueMail(parts, { ...mail, queue: 'urgent', not_after });
    return { ...kept, masked_to: masked(user.email) };
  },
  page(view, proven, asked) {
    const sent = inWords(view, {
      ja: `${asked?.masked_to ?? ''} にコードを送りました。10 分以内に入力してください。`,
      en: `We have mailed a code to ${asked?.masked_to ?? ''}. Enter it within 10 minutes.`,
    });
    const tooMany = inWords(view, {
      ja: 'コードを何度も送りました。15 分ほど待ってからもう一度お試しください。',
      en: 'We have mailed several codes already. Wait about 15 minutes and try again.',
    });
    const again = { ja: 'コードをもう一度送る', en: 'Send another code' };
    const body = html`<p>${asked === null ? tooMany : sent}</p>
${codeForm(view, {
  label: { ja: '8 桁のコード', en: '8-digit code' },
  hint: {
    ja: '届かないときは、迷惑メールの中も確認してください。',
    en: 'If it does not arrive, look among junk mail.',
  },
  inputmode: 'numeric',
})}
${choice(view.frame, 'use:email_code', inWords(view, again))}`;
    return secondFactorPage(view, proven, { ja: 'メールで届いたコードを入力', en: 'Code from your e-mail' }, body);
  },
  answer: (parts, _asker, { tenant }, asked, form) =>
    answerOfCode('email_code', form, async (typed) =>
      asked !== null && (await useEmailCode(parts, asked, typed))
        ? { vouched_by: [tenant.tenant_id], at: parts.clock(), credential_id: null }
        : undefined,
    ),
};
