import { html } from 'hono/html';
import { field, form, problemSummary } from '../../pages/form.ts';
import type { Words } from '../../pages/language.ts';
import type { Html } from '../../pages/layout.ts';
import type { PageContext } from '../../pages/request.ts';
import type { AccountParts } from '../account-parts.ts';
import { accountPage, frameOf } from '../page/account-page.ts';
import { zoneNote } from '../page/moment.ts';
import { provenOf } from '../visit/proven.ts';
import type { Visitor } from '../visit/visitor.ts';
import { factorFacts, factorTitle } from './factor-words.ts';
import { type Held, heldBy } from './held.ts';
import { FACTORS_PATH } from './list-page.ts';
import { type Removal, removalOf } from './removal.ts';
import { NAMED } from './rename-factor.ts';

/** GET /account/factors/:id: one of them, to be renamed or removed. */
export async function showFactor(
  parts: AccountParts,
  c: PageContext,
  visitor: Visitor,
  problem?: Words,
): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const held = (await heldBy(parts.store, visitor)).find(({ item }) => item.id === id);
  const removal = held === undefined ? undefined : await removalOf(parts, await provenOf(parts, visitor), id);
  if (held === undefined || removal === undefined) return c.redirect(FACTORS_PATH, 303);
  const { language } = visitor.asker;
  return accountPage(parts, visitor, {
    path: `${FACTORS_PATH}/${id}`,
    status: problem === undefined ? 200 : 422,
    title: factorTitle(visitor, held),
    body: html`${problemSummary(language, problem?.[language], undefined)}
${factorFacts(visitor, held)}
${renaming(visitor, held)}
${removing(visitor, held, removal)}
${zoneNote(visitor)}`,
  });
}

function renaming(visitor: Visitor, { item, name }: Held): Html | '' {
  if (!NAMED.includes(item.data.type)) return '';
  const ja = visitor.asker.language === 'ja';
  return form(
    frameOf(visitor, `${FACTORS_PATH}/${item.id}`),
    html`${field({
      ...{ name: 'name', type: 'text', autocomplete: 'off', value: name ?? '', first: false },
      label: ja ? '名前' : 'Name',
      hint: ja
        ? 'あとで見分けるための名前です。例: 自分のスマートフォン'
        : 'So that you can tell it from others, such as “my phone”.',
    })}
<button type="submit" class="secondary" name="action" value="rename">${ja ? '名前を変更する' : 'Rename'}</button>`,
  );
}

function removing(visitor: Visitor, { item, codes_left }: Held, removal: Removal): Html {
  const { language } = visitor.asker;
  const title = { ja: '削除', en: 'Remove' }[language];
  if (removal.kind !== 'possible')
    return html`<h2>${title}</h2>
<p>${REFUSED[removal.kind][language]}</p>`;
  const what = codes_left === null ? FOLLOWS : FOLLOWS_OF_CODES;
  return html`<h2>${title}</h2>
<p>${what[language]}</p>
${form(
  frameOf(visitor, `${FACTORS_PATH}/${item.id}`),
  html`<button type="submit" class="danger" name="action" value="remove">${{ ja: '削除する', en: 'Remove' }[language]}</button>`,
)}`;
}

const FOLLOWS: Words = {
  ja: 'すぐにログインに使えなくなります。すでにログインしている端末はそのままです。メールでもお知らせします。',
  en: 'It stops signing you in at once. Where you are signed in, you stay so. We also tell you by e-mail.',
};
const FOLLOWS_OF_CODES: Words = {
  ja: '紙に残っているコードはすべて使えなくなります。メールでもお知らせします。',
  en: 'All codes left on the paper stop working. We also tell you by e-mail.',
};

/** Why something cannot be removed, and what to do first. */
export const REFUSED: Readonly<Record<'needed' | 'not_with_this' | 'busy', Words>> = {
  needed: {
    ja: 'これがないとログインできなくなるため、削除できません。先に別の認証手段を追加してください。',
    en: 'Without it you could not sign in any more. Add another way first.',
  },
  not_with_this: {
    ja: 'ほかの企業でも使われるため、この企業だけの認証手段でログインしている間は削除できません。これを使ってログインし直してください。',
    en: 'It counts in other companies too. Sign in with it, rather than with what counts in this company only, to remove it.',
  },
  busy: {
    ja: '別の画面で削除の途中です。少し待ってから、もう一度お試しください。',
    en: 'Something is being removed on another page. Wait a moment and try again.',
  },
};
