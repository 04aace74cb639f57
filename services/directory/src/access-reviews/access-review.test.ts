import { now } from '@kiban/service';
import { expect, test } from 'vitest';
import { refusal, rowOf } from '../testing/state-row.ts';
import { type AccessReview, reviewClosed, reviewOpened } from './access-review.ts';
import { conclusionOf, type Reviewed } from './conclusion.ts';
import { itemAttested, itemConcluded, itemListed, type ReviewItem } from './review-item.ts';

const review: Omit<AccessReview, 'status'> = {
  ...{ name: '上期の棚卸し', due_at: '2026-12-01T00:00:00Z', unit_id: null, store_id: null },
  ...{ roles: null, unused_days: null },
};
const open = rowOf<AccessReview>({ ...review, status: 'open' });
const closed = rowOf<AccessReview>({ ...review, status: 'closed' });
const listed = {
  ...{ review_id: 'r', role_assignment_id: 'a', user_id: 'hanako', role: 'kiban:viewer' },
  ...{ unit_id: null, store_id: null },
};
const item = rowOf<ReviewItem>({ ...listed, decision: 'pending', decided_by: null, note: null, outcome: null });
const keep = { decision: 'kept', decided_by: 'manager', note: null } as const;
const revoke = { decision: 'revoked', decided_by: 'manager', note: '異動済み' } as const;

test('a review is opened and closed, once', () => {
  expect(reviewOpened('id', review, now)).toMatchObject({ name: 'access_review.opened', state: { status: 'open' } });
  expect(reviewClosed(open, now)).toMatchObject({ name: 'access_review.closed', payload: { changed: ['status'] } });
  expect(refusal(() => reviewClosed(closed, now))).toBe('already_closed');
  expect(refusal(() => reviewClosed(null, now))).toBe('not_found');
});

test('an assignment is listed, attested, thought of again, and concluded', () => {
  expect(itemListed('id', listed, now)).toMatchObject({ name: 'review_item.listed', state: { decision: 'pending' } });
  const kept = itemAttested(item, open, keep, now);
  expect(kept).toMatchObject({ name: 'review_item.kept', state: { ...listed, ...keep, outcome: null } });
  const again = rowOf<ReviewItem>({ ...item, ...keep });
  expect(itemAttested(again, open, revoke, now)).toMatchObject({ name: 'review_item.revoked', state: revoke });
  expect(itemAttested(again, open, keep, now)).toBeNull();
  expect(itemConcluded(again, 'kept', now)).toMatchObject({
    name: 'review_item.concluded',
    state: { outcome: 'kept' },
  });
});

test('nobody attests their own access', () => {
  for (const attestation of [keep, revoke])
    expect(refusal(() => itemAttested(item, open, { ...attestation, decided_by: 'hanako' }, now))).toBe(
      'attested_by_holder',
    );
});

test('nothing is attested in a closed review, or of what there is not', () => {
  expect(refusal(() => itemAttested(item, closed, keep, now))).toBe('already_closed');
  expect(refusal(() => itemAttested(null, undefined, keep, now))).toBe('not_found');
});

const reviewed = (id: string, decision: Reviewed['decision'], assignment_status: 'active' | 'ended' = 'active') => ({
  role_assignment_id: id,
  ...{ decision, assignment_status },
});
const outcomes = (items: readonly Reviewed[], administrators: readonly string[] = []) =>
  [...conclusionOf(items, administrators)].map(([id, outcome]) => `${id} ${outcome}`);

test('what was kept stays; what was revoked, or attested by nobody, ends; what has ended is left alone', () => {
  const items = [reviewed('1', 'kept'), reviewed('2', 'revoked'), reviewed('3', 'pending')];
  const gone = [reviewed('4', 'kept', 'ended'), reviewed('5', 'pending', 'ended')];
  expect(outcomes([...items, ...gone])).toEqual(['1 kept', '2 ended', '3 ended', '4 ended_before', '5 ended_before']);
});

test('an administrator ends like anybody, while another one is left', () => {
  expect(outcomes([reviewed('1', 'pending'), reviewed('2', 'kept')], ['1', '2'])).toEqual(['1 ended', '2 kept']);
  expect(outcomes([reviewed('1', 'revoked')], ['1', 'elsewhere'])).toEqual(['1 ended']);
  expect(outcomes([reviewed('1', 'pending')], [])).toEqual(['1 ended']);
});

test('of administrators who would all end, one stays: sooner one whom nobody revoked, then the oldest', () => {
  expect(outcomes([reviewed('1', 'pending')], ['1'])).toEqual(['1 last_administrator']);
  const some = [reviewed('1', 'revoked'), reviewed('3', 'pending'), reviewed('2', 'pending')];
  expect(outcomes(some, ['3', '2', '1'])).toEqual(['1 ended', '3 ended', '2 last_administrator']);
  expect(outcomes([reviewed('2', 'revoked'), reviewed('1', 'revoked')], ['1', '2'])).toEqual([
    '2 ended',
    '1 last_administrator',
  ]);
});
