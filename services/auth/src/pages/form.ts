import { html } from 'hono/html';
import type { Language, Words } from './language.ts';
import type { Html } from './layout.ts';

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'password';
  /** HTML Standard §4.10.18.7: what password managers and phones go by. */
  readonly autocomplete: string;
  readonly value?: string;
  readonly hint?: string;
  /** What is wrong with it; the page then begins there. */
  readonly problem?: string | undefined;
  readonly inputmode?: 'numeric' | 'email';
  /** A short code: set larger. */
  readonly code?: boolean;
  /** False: not the first field of its page. */
  readonly first?: boolean;
}

/** A labelled input. The field with the problem, or else the first, has the focus when the page opens. */
export function field(options: Field): Html {
  const { name, label, type, autocomplete, value = '', hint, problem, inputmode, code = false, first = true } = options;
  const described = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ');
  return html`<div class="field">
<label for="${name}">${label}</label>
${hint === undefined ? '' : html`<p class="hint" id="${name}-hint">${hint}</p>`}
<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${value}"${attribute('class', code ? 'code' : '')}${attribute('inputmode', inputmode)}${attribute('aria-describedby', described)}${attribute('aria-invalid', problem === undefined ? '' : 'true')} autocapitalize="none" spellcheck="false" required${first ? html` autofocus` : ''}>
${problem === undefined ? '' : html`<p class="hidden" id="${name}-problem">${problem}</p>`}
</div>`;
}

function attribute(name: string, value: string | undefined): Html | '' {
  return value ? html` ${name}="${value}"` : '';
}

const SUMMARY: Words = { ja: '次の内容を確認してください', en: 'Please check the following' };

/** Says at the top of a page what is wrong, leads to the field, and is read out. */
export function problemSummary(language: Language, text: string | undefined, fieldName: string | undefined): Html | '' {
  if (text === undefined) return '';
  const said = fieldName === undefined ? html`${text}` : html`<a href="#${fieldName}">${text}</a>`;
  return html`<div class="problem" role="alert" aria-live="assertive" aria-label="${SUMMARY[language]}"><p>${said}</p></div>`;
}

/** What every form of a sign-in sends back: the question it answers, and the proof that we asked it. */
export interface FormFrame {
  readonly action: string;
  readonly step: string;
  readonly token: string;
}

export function form(frame: FormFrame, body: Html, className?: string): Html {
  return html`<form method="post" action="${frame.action}"${attribute('class', className)} novalidate>
<input type="hidden" name="step" value="${frame.step}">
<input type="hidden" name="token" value="${frame.token}">
${body}
</form>`;
}

/** The one button of a question. */
export function submit(text: string): Html {
  return html`<button type="submit">${text}</button>`;
}

/** Another way than answering: a form of its own, so that Enter always answers. */
export function choice(frame: FormFrame, action: string, text: string): Html {
  const button = html`<button type="submit" class="link" name="action" value="${action}">${text}</button>`;
  return form(frame, button, 'inline');
}

/** For password managers, which keep a password under the name beside it. */
export function rememberedLoginId(loginId: string): Html {
  return html`<input class="hidden" type="text" name="username" autocomplete="username" value="${loginId}" readonly tabindex="-1" aria-hidden="true">`;
}
