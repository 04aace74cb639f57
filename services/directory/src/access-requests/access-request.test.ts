import { now } from '@kiban/service';
import { expect, test } from 'vitest';
import { refusal, rowOf } from '../testing/state-row.ts';
import {
  type AccessRequest,
  accessApproved,
  accessRejected,
  accessRequested,
  accessWithdrawn,
} from './access-request.ts';

const input = {
  ...{ requester_id: 'manager', user_id: 'newcomer', role: 'kiban:viewer', unit_id: null, store_id: 's' },
  ...{ starts_at: null, ends_at: null, justification: '応援勤務のため' },
};
const undecided = { status: 'pending', decided_by: null, decision_note: null, role_assignment_id: null } as const;
const pending = rowOf<AccessRequest>({ ...input, ...undecided });
const yes = { decided_by: 'approver', decision_note: null, role_assignment_id: 'a' };
const no = { decided_by: 'approver', decision_note: '不要' };

test('access is asked for, and approved, rejected or withdrawn', () => {
  expect(accessRequested('id', input, now)).toMatchObject({ name: 'access_request.made', state: undecided });
  expect(accessApproved(pending, yes, now)).toMatchObject({
    ...{ name: 'access_request.approved', state: { status: 'approved', ...yes } },
    payload: { changed: ['status', 'decided_by', 'role_assignment_id'] },
  });
  expect(accessRejected(pending, no, now)).toMatchObject({ name: 'access_request.rejected', state: { ...no } });
  for (const by of ['manager', 'newcomer'])
    expect(accessWithdrawn(pending, by, now)).toMatchObject({ name: 'access_request.withdrawn' });
});

test('whoever asked does not decide, and neither does whoever would get it', () => {
  for (const decided_by of ['manager', 'newcomer']) {
    expect(refusal(() => accessApproved(pending, { ...yes, decided_by }, now))).toBe('decided_by_requester');
    expect(refusal(() => accessRejected(pending, { ...no, decided_by }, now))).toBe('decided_by_requester');
  }
});

test('nobody else withdraws a request, or learns of it in this way', () => {
  expect(refusal(() => accessWithdrawn(pending, 'approver', now))).toBe('not_found');
  expect(refusal(() => accessWithdrawn(null, 'manager', now))).toBe('not_found');
});

test.each(['approved', 'rejected', 'withdrawn'] as const)('what was %s is decided once', (status) => {
  const decided = rowOf<AccessRequest>({ ...input, ...undecided, status });
  expect(refusal(() => accessApproved(decided, yes, now))).toBe('already_decided');
  expect(refusal(() => accessRejected(decided, no, now))).toBe('already_decided');
  expect(refusal(() => accessWithdrawn(decided, 'manager', now))).toBe('already_decided');
});
