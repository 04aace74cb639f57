import { html } from 'hono/html';
import type { Voucher } from '../../credentials/voucher.ts';
import type { Words } from '../../pages/language.ts';
import type { Html } from '../../pages/layout.ts';
import { METHOD_WORDS } from '../page/method-words.ts';
import { moment } from '../page/moment.ts';
import type { Visitor } from '../visit/visitor.ts';
import type { Held } from './held.ts';

const USED: Words = { ja: '最終使用', en: 'Last used' };
const ADDED: Words = { ja: '追加', en: 'Added' };
const LEFT: Words = { ja: '残り', en: 'Left' };
const VOUCHED: Words = { ja: '本人確認', en: 'Vouched for by' };
const NOT_USED: Words = { ja: 'まだ使われていません', en: 'not yet' };
const OPERATOR: Words = {
  ja: '基盤の運用者（すべての企業で有効）',
  en: 'the platform’s operator (counts in every company)',
};
const SUSPECTED: Words = {
  ja: '複製された疑いがあるため使えません。削除してください。',
  en: 'May have been copied, and opens nothing any more. Please remove it.',
};

/** What it is, and what the person calls it. */
export function factorTitle({ asker: { language } }: Visitor, { item, name }: Held): string {
  const type = METHOD_WORDS[item.data.type][language];
  return name === null ? type : `${name}（${type}）`;
}

/** What is known of something one signs in with. */
export function factorFacts(visitor: Visitor, held: Held): Html {
  const { tenant, asker } = visitor;
  const { language } = asker;
  const { item, last_used_at, codes_left, is_suspected } = held;
  const facts: (readonly [Words, Html | string])[] = [
    [ADDED, moment(visitor, item.data.added_at)],
    ...(codes_left === null
      ? ([[USED, last_used_at === null ? NOT_USED[language] : moment(visitor, last_used_at)]] as const)
      : ([[LEFT, language === 'ja' ? `${codes_left} 個` : String(codes_left)]] as const)),
    [VOUCHED, voucherWords(item.data.vouched_by, tenant.name)[language]],
  ];
  return html`${is_suspected ? html`<p class="notice">${SUSPECTED[language]}</p>` : ''}
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name[language]}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** Who answers for it being the person's. Of other companies nothing is told. */
function voucherWords(vouchedBy: readonly Voucher[], tenant: string): Words {
  return vouchedBy.includes('operator')
    ? OPERATOR
    : { ja: `${tenant}（この企業で有効）`, en: `${tenant} (counts in this company)` };
}
