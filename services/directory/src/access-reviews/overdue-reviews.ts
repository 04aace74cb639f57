import { type Statement, statement } from '@kiban/postgres';

/** Reviews of the transaction's tenant that are open: all of them, and those that should have been closed five minutes ago. */
export function overdueReviews(): Statement<{ readonly open: number; readonly overdue: number }> {
  return statement`
    select count(*) as open, count(*) filter (where due_at < clock_timestamp() - interval '5 minutes') as overdue
    from directory.access_review where status = 'open'`;
}
