import {
  cursorMalformed,
  decodeCursor,
  described,
  encodeCursor,
  id,
  isId,
  isTime,
  paging,
  repeatable,
} from '@kiban/service';
import { z } from 'zod';
import type { ApiParts } from '../api/api-parts.ts';
import type { AuthApi } from '../api/auth-api.ts';
import { mailPageSchema, mailStatus, purpose } from './mail-schema.ts';
import { type MailPosition, readMails } from './read-mails.ts';

const LIST = 'listMails';
const mailQuery = z.strictObject({
  user_id: described(id().exactOptional(), 'Those to one user.', '宛先の利用者。'),
  status: repeatable(mailStatus, 'What became of it; several may be given.', '状態。複数指定できます。'),
  purpose: repeatable(purpose, 'What it is for; several may be given.', '用途。複数指定できます。'),
  ...paging(),
});

/** The mails of a tenant over HTTP. */
export function mailOperations(api: AuthApi, parts: ApiParts): void {
  api.operation(
    {
      operationId: LIST,
      tag: 'mails',
      method: 'get',
      path: '/mails',
      summary: { en: 'List mails and what became of them', ja: '送信メールの一覧' },
      permission: 'auth.mails.read',
      query: mailQuery,
      response: {
        status: 200,
        schema: mailPageSchema,
        description: { en: 'A page of mails, the newest first.', ja: 'メールの一覧（新しい順）。' },
      },
      refusals: ['cursor_malformed'],
    },
    async ({ access, query }) => {
      const { limit, cursor, ...filters } = query;
      const from = cursor === undefined ? undefined : decodeCursor(cursor);
      if (cursor !== undefined && from?.list !== LIST) throw cursorMalformed();
      const after = from === undefined ? undefined : positionOf(from.position);
      const asked = { ...from?.asked, ...filters };
      const found = await readMails(parts, access.tenantId, filtersOf(asked), { limit: limit + 1, after });
      const items = found.slice(0, limit);
      const last = found.length > limit ? items.at(-1) : undefined;
      const position = last === undefined ? [] : [last.queued_at, last.id];
      const next_cursor = last === undefined ? null : encodeCursor({ list: LIST, asked, at: null, position });
      return { items, next_cursor };
    },
  );
}

function positionOf([queued_at, id]: readonly (string | null)[]): MailPosition {
  if (typeof queued_at !== 'string' || typeof id !== 'string' || !isTime(queued_at) || !isId(id))
    throw cursorMalformed();
  return { queued_at: Date.parse(queued_at), id };
}

/** A cursor keeps the filters of its list; who made it up gets what the filters allow, or a refusal. */
function filtersOf(asked: Readonly<Record<string, unknown>>): Omit<z.output<typeof mailQuery>, 'limit' | 'cursor'> {
  const read = mailQuery.safeParse(asked);
  if (!read.success) throw cursorMalformed(read.error);
  const { limit: _, cursor: __, ...filters } = read.data;
  return filters;
}
