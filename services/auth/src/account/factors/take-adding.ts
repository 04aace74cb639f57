import type { Method } from '../../factors/factor.ts';
import type { Form, PageContext } from '../../pages/request.ts';
import { enrolmentOf } from '../../sign-in/enrolments/enrolments.ts';
import { answerEnrolment } from '../../sign-in/steps/answer-enrolment.ts';
import { ACCOUNT_PATH } from '../account-client.ts';
import type { AccountParts } from '../account-parts.ts';
import { doneAddress } from '../page/done.ts';
import { askToSignIn } from '../visit/ask-to-sign-in.ts';
import { askedFirst } from '../visit/freshly.ts';
import { provenOf } from '../visit/proven.ts';
import { saveVisit } from '../visit/visit.ts';
import type { Visitor } from '../visit/visitor.ts';
import { addable, addingOf, chooseWhatToAdd, goOnAdding } from './add-page.ts';
import { ADD_PATH, FACTORS_PATH } from './list-page.ts';

/** POST /account/factors/add: what is to be added, or an answer to the page of what is being added. */
export async function takeAdding(parts: AccountParts, c: PageContext, visitor: Visitor, form: Form): Promise<Response> {
  const adding = addingOf(parts, visitor);
  const { asker, visit } = visitor;
  if (form.action === 'other_user') return askToSignIn(parts, c, asker, { to: ACCOUNT_PATH, anew: true });
  const isLate = adding === null && visit.data.adding !== null && form.method === undefined;
  if (form.action === 'cancel' || form.action === 'other_enrolment' || isLate) {
    await saveVisit(parts.store, visit, { adding: null });
    return c.redirect(form.action === 'cancel' ? FACTORS_PATH : ADD_PATH, 303);
  }
  // to begin takes two factors shown just now; answering what was begun does not, since printing takes its time
  const beginsAnew = adding === null || form.method !== undefined || form.action === 'new_codes';
  const first = beginsAnew ? await askedFirst(parts, c, visitor) : undefined;
  if (first !== undefined) return first;
  if (adding === null || form.method !== undefined) return begin(parts, c, visitor, form.method);
  if (visitor.session.emergency !== undefined) return c.redirect(FACTORS_PATH, 303);
  return answer(parts, c, visitor, adding, form);
}

async function begin(
  parts: AccountParts,
  c: PageContext,
  visitor: Visitor,
  chosen: string | undefined,
): Promise<Response> {
  const proven = await provenOf(parts, visitor);
  const method = (await addable(parts.store, proven)).find((each) => each === chosen);
  if (method === undefined) return chooseWhatToAdd(parts, visitor, true);
  const stage = await enrolmentOf(method).begin(parts, visitor.asker, proven);
  await saveVisit(parts.store, visitor.visit, { adding: { method, stage, begun_at: parts.clock() } });
  return c.redirect(ADD_PATH, 303);
}

async function answer(
  parts: AccountParts,
  c: PageContext,
  visitor: Visitor,
  adding: { readonly method: Method; readonly stage: unknown; readonly begun_at: number },
  form: Form,
): Promise<Response> {
  const { asker, visit } = visitor;
  const proven = await provenOf(parts, visitor);
  const outcome = await answerEnrolment(parts, asker, { step: 'enrolment', proven, ...adding }, form);
  switch (outcome.kind) {
    case 'problem':
      return goOnAdding(parts, c, visitor, adding, outcome.problem);
    case 'stage':
      await saveVisit(parts.store, visit, { adding: { ...adding, stage: outcome.stage } });
      return c.redirect(ADD_PATH, 303);
    case 'added':
      await saveVisit(parts.store, visit, { adding: null });
      return c.redirect(doneAddress(FACTORS_PATH, 'added'), 303);
    default:
      await saveVisit(parts.store, visit, { adding: null });
      return c.redirect(ADD_PATH, 303);
  }
}
