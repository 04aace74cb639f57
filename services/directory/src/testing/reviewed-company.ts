import type { AccessReviewInput } from '../access-reviews/access-review.ts';
import { attestItem } from '../access-reviews/attest-item.ts';
import { closeReview } from '../access-reviews/close-review.ts';
import { openReview } from '../access-reviews/open-review.ts';
import { listItems, type ReviewItemView } from '../access-reviews/read-items.ts';
import { assignRole } from '../role-assignments/assign-role.ts';
import { any, type Company, company } from './company.ts';
import { operator, type TestDirectory } from './test-directory.ts';

/** A tenant of a test's own in which access is reviewed. */
export interface ReviewedCompany extends Company {
  /** Gives a role, the viewer's unless told, to a new user unless told, in the whole tenant unless told. @returns its id. */
  assign(fields?: { user_id?: string; role?: string; unit_id?: string; store_id?: string }): Promise<string>;
  open(fields?: Partial<AccessReviewInput>): Promise<string>;
  /** What stands in a review, by the id of the assignment. */
  items(review: string): Promise<Readonly<Record<string, ReviewItemView>>>;
  attest(review: string, assignment: string, decision: 'kept' | 'revoked', by?: string): Promise<unknown>;
  close(review: string): Promise<unknown>;
  /** `active` or `ended`, of each assignment. */
  statuses(assignments: readonly string[]): Promise<string[]>;
}

export const REVIEW = '上期の棚卸し';

export async function reviewedCompany(home: TestDirectory): Promise<ReviewedCompany> {
  const { database } = home;
  const mine = company(home);
  const { tenant, user } = mine;
  const attestor = await user({ name: '確認者' });
  const reasoned = { ...operator, reason: '期末のため' };
  const items = async (review_id: string) => {
    const page = { at: null, limit: 200, after: null, reach: 'tenant' } as const;
    const { items: found } = await listItems(database, tenant, { ...page, review_id });
    return Object.fromEntries(found.map((item) => [item.role_assignment_id, item]));
  };
  return {
    ...mine,
    items,
    assign: async (fields = {}) => {
      const wanted = { role: 'kiban:viewer', unit_id: null, store_id: null, ...fields };
      const user_id = fields.user_id ?? (await user());
      return (await assignRole(database, tenant, operator, { fields: { ...wanted, user_id } })).id;
    },
    open: async (fields = {}) => {
      const all = { unit_id: null, store_id: null, roles: null, unused_days: null };
      const review = { name: REVIEW, due_at: '2999-01-01T00:00:00Z', ...all, ...fields };
      return (await openReview(database, tenant, operator, { fields: review })).id;
    },
    attest: async (review, assignment, decision, by = attestor) => {
      const item = (await items(review))[assignment];
      if (item === undefined) throw new Error('It does not stand in the review.');
      const attestation = { decision, decided_by: by, note: null };
      return attestItem(database, tenant, operator, { ...any(item.id), attestation });
    },
    close: (review) => closeReview(database, tenant, reasoned, any(review)),
    statuses: async (assignments) => {
      const rows = await home.plant<{ id: string; status: string }>(
        'select id, status from directory.role_assignment where id = any ($1)',
        [assignments],
      );
      return assignments.map((id) => rows.find((row) => row.id === id)?.status ?? 'none');
    },
  };
}
