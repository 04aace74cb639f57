import { html } from 'hono/html';
import type { Method } from '../../factors/factor.ts';
import { choice } from '../../pages/form.ts';
import { challengeOf } from '../challenges/challenges.ts';
import { inWords, type Shown, type View } from './view.ts';

/** A challenge's page, with the other ones there are below it. */
export function withOtherChallenges(
  view: View,
  shown: Shown,
  { method, offered }: { readonly method: Method; readonly offered: readonly Method[] },
): Shown {
  const others = offered.filter((other) => other !== method);
  const links = others.map((other) => choice(view.frame, `use:${other}`, inWords(view, challengeOf(other).link)));
  return {
    ...shown,
    body: html`${shown.body}
${links}`,
  };
}
