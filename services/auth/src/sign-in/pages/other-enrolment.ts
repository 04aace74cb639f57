import { choice } from '../../pages/form.ts';
import type { Html } from '../../pages/layout.ts';
import type { Proven } from '../state.ts';
import { inWords, type View } from './view.ts';

/** The way back to the choice, where there is one. */
export function otherEnrolment(view: View, { enrolments }: Proven): Html | '' {
  if (enrolments.length < 2) return '';
  return choice(view.frame, 'other_enrolment', inWords(view, { ja: '別の方法を選ぶ', en: 'Choose another way' }));
}
