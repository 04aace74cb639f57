import type { Outcome } from '../outcome.ts';
import type { Form } from '../parts.ts';

const LONGEST = 254;

/** Nothing is looked up here: the page that follows is the same for every login id. */
export function answerLoginId(form: Form): Outcome {
  const loginId = form.login_id?.normalize('NFKC').trim() ?? '';
  if (loginId === '') return { kind: 'problem', problem: { code: 'missing' } };
  return { kind: 'login_id_given', login_id: loginId.slice(0, LONGEST) };
}
