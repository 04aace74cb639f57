import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { Mail } from '../../../api/auth-types.ts';

export interface MailFilter {
  readonly status?: readonly Mail['status'][];
  readonly purpose?: readonly string[];
  readonly user_id?: string;
}

/** Mails of the last 30 days, the newest first; nobody counts them. */
export const mailsQuery = (filter: MailFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['mails', filter, cursor],
    queryFn: ({ signal }) =>
      readAuth<{ readonly items: readonly Mail[]; readonly next_cursor: string | null }>(
        '/mails',
        { ...filter, limit: 50, cursor },
        signal,
      ),
  });
