import { html } from 'hono/html';
import type { Html } from '../../pages/layout.ts';
import { moment } from '../page/moment.ts';
import type { Visitor } from '../visit/visitor.ts';
import type { OwnIdentity } from './own-identities.ts';

export const IDENTITIES_PATH = '/account/identities';

/** Below the person's factors: which accounts elsewhere sign in as them. */
export function identityList(visitor: Visitor, identities: readonly OwnIdentity[]): Html | '' {
  if (identities.length === 0) return '';
  const ja = visitor.asker.language === 'ja';
  return html`<h2>${ja ? '会社のアカウント' : 'Company accounts'}</h2>
<p class="why">${
    ja
      ? '次のアカウントを使う人は、あなたとしてログインできます。心当たりのないものは解除してください。'
      : 'Whoever uses one of these signs in as you. Disconnect what you do not know.'
  }</p>
<ul class="things">${identities.map((identity) => {
    const change = ja ? '解除' : 'Disconnect';
    return html`<li class="listed">
<div class="thing"><h3>${identity.name}</h3><a href="${IDENTITIES_PATH}/${identity.id}" aria-label="${change}: ${identity.name}">${change}</a></div>
${identityFacts(visitor, identity)}
</li>`;
  })}</ul>`;
}

export function identityFacts(visitor: Visitor, { subject, linked_at }: OwnIdentity): Html {
  const ja = visitor.asker.language === 'ja';
  return html`<dl class="facts"><div><dt>${ja ? '会社側の識別子' : 'Known there as'}</dt><dd>${subject}</dd></div>
<div><dt>${ja ? '結び付けた日時' : 'Connected'}</dt><dd>${moment(visitor, linked_at)}</dd></div></dl>`;
}
