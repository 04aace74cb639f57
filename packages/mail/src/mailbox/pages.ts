import { html } from 'hono/html';
import { STYLE_SHEET } from './assets.ts';
import type { Language } from './language.ts';
import { linkedText } from './linked-text.ts';
import type { KeptMail } from './mail-folder.ts';
import { minuteOf, zoneName } from './moment.ts';
import { words } from './words.ts';

type Html = ReturnType<typeof html>;

/** All mails, newest first. */
export function listPage(language: Language, mails: readonly KeptMail[]): Promise<Response> {
  const say = words[language];
  const heading = html`<h1>${say.mailbox} <span class="count">${say.count(mails.length)}</span></h1>
<p class="purpose">${say.purpose} <a href="/mailbox">${say.reload}</a></p>`;
  const list = html`<table>
<thead><tr><th scope="col">${say.subject}</th><th scope="col">${say.to}</th><th scope="col" class="at">${say.sentAt(zoneName(language))}</th></tr></thead>
<tbody>${mails.map((mail) => row(language, mail))}</tbody>
</table>`;
  const empty = html`<section class="empty"><h2>${say.empty}</h2><p>${say.emptyHint}</p></section>`;
  return page(language, say.mailbox, html`${heading}${mails.length === 0 ? empty : list}`);
}

function row(language: Language, { id, sent_at, mail }: KeptMail): Html {
  return html`<tr>
<td><a href="/mailbox/mails/${id}">${mail.subject || words[language].noSubject}</a></td>
<td>${mail.to}</td>
<td class="at">${time(sent_at)}</td>
</tr>`;
}

/** One mail as its text, with its links to follow. */
export function mailPage(language: Language, { sent_at, mail }: KeptMail): Promise<Response> {
  const say = words[language];
  const subject = mail.subject || say.noSubject;
  const body = html`${back(language)}
<h1>${subject}</h1>
<dl>
<div><dt>${say.to}</dt><dd>${mail.to}</dd></div>
<div><dt>${say.sentAt(zoneName(language))}</dt><dd>${time(sent_at)}</dd></div>
</dl>
<div class="text">${linkedText(mail.text).map(({ text, link }) => (link ? html`<a href="${text}" rel="noreferrer">${text}</a>` : text))}</div>`;
  return page(language, `${subject} · ${say.mailbox}`, body);
}

/** A mail that is not there, or no longer. */
export function missingPage(language: Language): Promise<Response> {
  const say = words[language];
  const body = html`${back(language)}<section class="empty"><h1>${say.missing}</h1><p>${say.missingHint}</p></section>`;
  return page(language, `${say.missing} · ${say.mailbox}`, body, 404);
}

const back = (language: Language): Html => html`<nav><a href="/mailbox">${words[language].back}</a></nav>`;
const time = (at: Date): Html => html`<time datetime="${at.toISOString()}">${minuteOf(at)}</time>`;

async function page(language: Language, title: string, body: Html, status = 200): Promise<Response> {
  const markup = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="${STYLE_SHEET}">
<link rel="icon" href="data:,">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
  return new Response(markup.toString(), { status, headers: headersOf(language) });
}

function headersOf(language: Language): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    'cache-control': 'no-store',
    vary: 'accept-language',
    'content-security-policy':
      "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
}
