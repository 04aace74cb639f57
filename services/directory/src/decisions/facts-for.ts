import { Problem, type Words } from '@kiban/http';
import { askedOf } from './asked.ts';
import { type Asker, isAdmitted } from './asker.ts';
import type { Deciding } from './deciding.ts';
import type { Facts } from './facts.ts';
import type { Question } from './question.ts';

/**
 * What questions are about, read for somebody who may ask: now, together with whether they may.
 *
 * @throws Problem 401, 403
 */
export async function factsFor(
  { loadFacts, authorize }: Deciding,
  asker: Asker,
  {
    questions,
    at,
    explained,
    anyAction = false,
  }: {
    readonly questions: readonly Question[];
    readonly at: string | null;
    readonly explained: boolean;
    readonly anyAction?: boolean;
  },
): Promise<Facts> {
  const { user_id } = asker.caller;
  const asked = askedOf(questions, at);
  const user_ids = user_id === null ? asked.user_ids : [...new Set([...asked.user_ids, user_id])];
  const facts = await loadFacts(asker.tenantId, {
    asked: { ...asked, user_ids, products: anyAction ? null : asked.products },
    actions: anyAction ? null : questions.map(({ action }) => action),
    explained,
    speaks_for: asker.product,
  });
  if (at === null && isAdmitted(asker, facts)) return facts;
  await authorize('directory.self.read', asker.caller); // says what is wrong; who asks about the past is let in as of now
  if (facts === null) throw new Problem(403, 'user_suspended', NO_TENANT_THEN);
  return facts;
}

const NO_TENANT_THEN: Words = {
  en: 'There was no such tenant at that moment.',
  ja: 'その時点ではテナントが存在しません。',
};
