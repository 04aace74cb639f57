import { type Database, isUnreachable, type TenantId } from '@kiban/postgres';
import { described } from '@kiban/service';
import { z } from 'zod';
import type { ApiParts } from '../api/api-parts.ts';
import type { AuthApi } from '../api/auth-api.ts';
import { theUser, userWithin } from '../api/user-within.ts';
import type { LoginUser } from '../login-view/login-view.ts';
import { readSignIns } from '../sign-in-history/read-sign-ins.ts';
import { diagnose } from './diagnose.ts';
import { diagnosisSchema } from './diagnosis-schema.ts';
import { readFacts } from './read-facts.ts';
import { STEP_WORDS } from './step-words.ts';

const query = z.strictObject({
  client_id: described(
    z.string().min(1).max(63).exactOptional(),
    'The product that is to be signed in to.',
    'ログインしようとしている製品。',
  ),
});

const DAYS_BACK = 30;

/** Why somebody cannot sign in, over HTTP. */
export function diagnosisOperations(api: AuthApi, { store, history, clock }: ApiParts): void {
  api.operation(
    {
      operationId: 'diagnoseSignIn',
      tag: 'people',
      method: 'get',
      path: '/people/{user_id}/diagnosis',
      summary: { en: 'Why can this person not sign in?', ja: 'ログインできない理由の診断' },
      permission: 'auth.credentials.read',
      params: theUser,
      query,
      response: {
        status: 200,
        schema: diagnosisSchema,
        description: { en: 'What was looked at, and what to do.', ja: '確認結果と次にすること。' },
      },
      refusals: ['not_found'],
    },
    async ({ access, params: { user_id }, query: { client_id = null } }) => {
      const user = await userWithin(store, access, user_id);
      const [facts, last_refusal] = await Promise.all([
        readFacts({ store, clock }, user, client_id),
        lastRefusal(history, access.tenantId, user, clock()),
      ]);
      const steps = diagnose(facts).map(({ code, ok }) => {
        const { detail, next = null } = STEP_WORDS[code];
        return { code, ok, detail, next };
      });
      return { can_sign_in: steps.every(({ ok }) => ok), steps, last_refusal };
    },
  );
}

/** Null, too, while the history cannot be read: the rest is worth telling all the same. */
async function lastRefusal(
  history: Database,
  tenant: TenantId,
  user: LoginUser,
  now: number,
): Promise<{ at: string; refusal: string } | null> {
  const [from, to] = [new Date(now - DAYS_BACK * 86_400_000).toISOString(), new Date(now).toISOString()];
  const asked = { people: [user], names: ['sign_in_attempt.refused'], from, to, limit: 1, after: null };
  try {
    const [last] = await readSignIns(history, tenant, asked);
    return last === undefined ? null : { at: last.occurred_at, refusal: String(last.state.refusal) };
  } catch (error) {
    if (isUnreachable(error)) return null;
    throw error;
  }
}
