import { html, raw } from 'hono/html';
import { toString as qrCode } from 'qrcode';
import { field, form, problemSummary, submit } from '../../pages/form.ts';
import { otherEnrolment } from '../../sign-in/pages/other-enrolment.ts';
import { who } from '../../sign-in/pages/questions.ts';
import { inWords, problemOf, type Shown, type View } from '../../sign-in/pages/view.ts';
import type { Proven } from '../../sign-in/state.ts';
import { enrolmentAddress } from './totp.ts';

export async function confirmTotpPage(view: View, proven: Proven, seed: string): Promise<Shown> {
  const problem = problemOf(view, { ja: 'コードを入力してください。', en: 'Enter the code.' });
  const address = enrolmentAddress(seed, { issuer: `Kiban (${proven.tenant.code})`, account: proven.login_id });
  const image = await qrCode(address, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' });
  const typed = seed.match(/.{1,4}/g)?.join(' ') ?? seed;
  return {
    title: inWords(view, { ja: '認証アプリを登録する', en: 'Set up your authenticator app' }),
    body: html`${who(view, proven)}
${problemSummary(view.language, problem, 'code')}
<ol class="steps">
<li>${inWords(view, { ja: 'アプリで QR コードを読み取ります。', en: 'Scan this QR code with the app.' })}
<figure class="qr" role="img" aria-label="${inWords(view, { ja: '登録用の QR コード。下の文字でも登録できます。', en: 'QR code for setting up. The key below does the same.' })}">${raw(image)}</figure></li>
<li>${inWords(view, { ja: '読み取れないときは、次のキーをアプリに入力します。', en: 'If you cannot scan, type this key into the app.' })}<br><code>${typed}</code></li>
<li>${inWords(view, { ja: 'アプリに表示された 6 桁のコードを入力します。', en: 'Enter the 6-digit code the app shows.' })}</li>
</ol>
${form(
  view.frame,
  html`${field({
    name: 'code',
    label: inWords(view, { ja: '6 桁のコード', en: '6-digit code' }),
    type: 'text',
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    code: true,
    problem,
  })}
${submit(inWords(view, { ja: '登録する', en: 'Set up' }))}`,
)}
${otherEnrolment(view, proven)}`,
  };
}
