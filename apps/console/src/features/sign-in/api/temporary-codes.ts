import { queryOptions } from '@tanstack/react-query';
import { readAuth, writeAuth } from '../../../api/auth-api.ts';
import type { NewTemporaryCode, TemporaryCode } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';
import { arrivesSoon } from './arrives-soon.ts';

/** The last code somebody was given, without its text. */
export const temporaryCodesQuery = (userId: string) =>
  queryOptions({
    ...arrivesSoon,
    queryKey: ['temporary-codes', userId],
    queryFn: ({ signal }) =>
      readAuth<{ readonly items: readonly TemporaryCode[] }>(path`/people/${userId}/temporary-codes`, {}, signal),
  });

export function issueTemporaryCode(
  userId: string,
  code: NewTemporaryCode,
  idempotencyKey: string,
): Promise<TemporaryCode> {
  return writeAuth('POST', path`/people/${userId}/temporary-codes`, code, { idempotencyKey });
}

export function withdrawTemporaryCode({ id, user_id }: TemporaryCode, reason: string): Promise<TemporaryCode> {
  return writeAuth('DELETE', path`/people/${user_id}/temporary-codes/${id}`, { reason }, {});
}
