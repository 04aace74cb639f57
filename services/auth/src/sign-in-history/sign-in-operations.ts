import { Problem } from '@kiban/http';
import { isUnreachable } from '@kiban/postgres';
import { cursorMalformed, decodeCursor, encodeCursor, isId, isTime } from '@kiban/service';
import type { z } from 'zod';
import type { ApiParts } from '../api/api-parts.ts';
import type { AuthApi } from '../api/auth-api.ts';
import { askedPeople } from './asked-people.ts';
import { readSignIns, type SignInEvent, type SignInQuery } from './read-sign-ins.ts';
import { NAMES, signInQuery, signInsSchema } from './sign-in-schema.ts';
import { toldOf } from './told-of.ts';

/** What is asked for, and kept by a cursor: everything but how much of it. */
type Asked = Omit<z.output<typeof signInQuery>, 'cursor' | 'limit'>;

const LIST = 'listSignIns';
const DAYS_SHOWN = 90;
const DAY_MS = 86_400_000;

/** What happened at sign-in, over HTTP. */
export function signInOperations(api: AuthApi, { store, history, clock }: ApiParts): void {
  api.operation(
    {
      operationId: LIST,
      tag: 'sign-ins',
      method: 'get',
      path: '/sign-ins',
      summary: { en: 'The history of sign-ins', ja: 'ログイン履歴' },
      description: {
        en: 'Sessions, refusals and changes of credentials as they were recorded, a second or two behind. Cannot be read while the platform’s database is away.',
        ja: '記録されたセッション・拒否・認証手段の変更です（1～2 秒遅れます）。基盤のデータベースの停止中は取得できません。',
      },
      permission: 'auth.sign_ins.read',
      query: signInQuery,
      response: {
        status: 200,
        schema: signInsSchema,
        description: { en: 'A page of what happened, the newest first.', ja: 'ログイン履歴。新しい順です。' },
      },
      refusals: ['not_found', 'cursor_malformed', 'history_unavailable'],
    },
    async ({ access, query: { cursor, limit, ...given } }) => {
      const { asked, after } =
        cursor === undefined ? { asked: within(given, clock()), after: null } : goneOn(cursor, given);
      const people = await askedPeople(store, access, asked);
      const names = asked.result?.flatMap((result) => NAMES[result]) ?? null;
      const query = { people, names, from: asked.from, to: asked.to, limit, after };
      const found = await readSignIns(history, access.tenantId, query).catch(unavailable);
      const items = found.slice(0, limit);
      return {
        items: await toldOf(store, access.tenantId, items),
        next_cursor: found.length > limit ? cursorAfter(asked, items.at(-1)) : null,
      };
    },
  );
}

/** With its bounds: the pages of a list show one period, whenever they are asked for. */
function within(asked: Asked, now: number): Asked & { readonly from: string; readonly to: string } {
  const to = asked.to ?? new Date(now).toISOString();
  const from = asked.from ?? new Date(Date.parse(to) - DAYS_SHOWN * DAY_MS).toISOString();
  return { ...asked, from, to };
}

function cursorAfter(asked: Asked, last: SignInEvent | undefined): string | null {
  if (last === undefined) return null;
  return encodeCursor({ list: LIST, asked: { ...asked }, at: null, position: [last.occurred_at, last.id] });
}

/** What a cursor goes on with. @throws Problem `cursor_malformed` when it is no such, or something else is asked with it. */
function goneOn(
  text: string,
  given: Asked,
): { asked: Asked & { readonly from: string; readonly to: string }; after: SignInQuery['after'] } {
  const cursor = decodeCursor(text);
  const asked = signInQuery.omit({ cursor: true, limit: true }).safeParse(cursor?.asked);
  const [occurred_at, id, ...more] = cursor?.position ?? [];
  const { from, to } = asked.data ?? {};
  if (cursor?.list !== LIST || asked.data === undefined || from === undefined || to === undefined)
    throw cursorMalformed();
  if (typeof occurred_at !== 'string' || !isTime(occurred_at) || typeof id !== 'string' || !isId(id) || more.length > 0)
    throw cursorMalformed();
  const same = Object.entries(given).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(cursor.asked[name]),
  );
  if (!same) throw cursorMalformed();
  return { asked: { ...asked.data, from, to }, after: { occurred_at, id } };
}

function unavailable(cause: unknown): never {
  if (!isUnreachable(cause)) throw cause;
  throw new Problem(
    503,
    'history_unavailable',
    {
      en: 'The platform’s database does not answer. Sign-ins are kept and will be shown when it is back.',
      ja: '基盤のデータベースが応答していません。ログインは記録されており、復旧後に表示されます。',
    },
    { headers: { 'retry-after': '30' }, cause },
  );
}
