import { now } from '@kiban/service';
import { expect, test } from 'vitest';
import { refusal, rowOf } from '../../testing/state-row.ts';
import {
  type Approval,
  type SupportGrant,
  supportApproved,
  supportEnded,
  supportRejected,
  supportRequested,
  supportRevoked,
} from './support-grant.ts';

const request = {
  ...{ staff_user_id: 'staff', staff_person_id: 'person', staff_name: '支援 一郎' },
  ...{ ticket: 'T-1', reason: '証明書の確認', hours: 8 },
};
const requested = rowOf<SupportGrant>({
  ...{ ...request, unmasked: false, status: 'requested', decided_by: null, starts_at: null, ends_at: null },
});
const approval: Approval = {
  ...{ decided_by: 'administrator', person_id: 'somebody else', hours: 8, unmasked: false },
  ...{ starts_at: '2026-04-01T00:00:00Z', ends_at: '2026-04-01T08:00:00Z' },
};
const { person_id: _person, ...period } = approval;
const approved = rowOf<SupportGrant>({ ...request, ...period, status: 'approved' });
const status = (of: SupportGrant['status']) => ({ ...approved, status: of });

test('the staff ask, and nothing is theirs to see before the customer says so', () => {
  const change = supportRequested('id', request, now);
  expect(change).toMatchObject({ name: 'support_grant.requested', expected_version: 0 });
  expect(change.state).toEqual({
    ...{ ...request, unmasked: false, status: 'requested', decided_by: null, starts_at: null, ends_at: null },
  });
});

test('the customer lets them look for a time, masked unless said otherwise', () => {
  const change = supportApproved(requested, approval, now);
  expect(change).toMatchObject({ name: 'support_grant.approved', state: { ...period, status: 'approved' } });
  expect(change?.payload.changed).toEqual(['status', 'decided_by', 'starts_at', 'ends_at']);
  const shorter = supportApproved(requested, { ...approval, hours: 1, unmasked: true }, now);
  expect(shorter?.state).toMatchObject({ hours: 1, unmasked: true });
});

test('the customer refuses, or takes it back; the staff give it back', () => {
  const rejected = supportRejected(requested, 'administrator', now);
  expect(rejected).toMatchObject({ name: 'support_grant.rejected', state: { decided_by: 'administrator' } });
  expect(supportRevoked(approved, now)).toMatchObject({ name: 'support_grant.revoked', state: { status: 'revoked' } });
  expect(supportEnded(approved, 'staff', now)).toMatchObject({
    name: 'support_grant.ended',
    state: { status: 'ended' },
  });
  expect(supportEnded(requested, 'staff', now)?.state).toMatchObject({ status: 'ended', decided_by: null });
});

test.each([
  ['asking for no time', () => supportRequested('id', { ...request, hours: 0 }, now), 'period_unfit'],
  ['asking for more than three days', () => supportRequested('id', { ...request, hours: 73 }, now), 'period_unfit'],
  ['asking for part of an hour', () => supportRequested('id', { ...request, hours: 1.5 }, now), 'period_unfit'],
  ['giving more than was asked for', () => supportApproved(requested, { ...approval, hours: 9 }, now), 'period_unfit'],
  [
    'approving what one asked for oneself',
    () => supportApproved(requested, { ...approval, person_id: 'person' }, now),
    'decided_by_requester',
  ],
  ['approving what there is not', () => supportApproved(null, approval, now), 'not_found'],
  ['approving twice', () => supportApproved(approved, approval, now), 'already_closed'],
  ['approving what was rejected', () => supportApproved(status('rejected'), approval, now), 'already_closed'],
  ['approving what was revoked', () => supportApproved(status('revoked'), approval, now), 'already_closed'],
  ['approving what was given back', () => supportApproved(status('ended'), approval, now), 'already_closed'],
  ['rejecting what was approved', () => supportRejected(approved, 'administrator', now), 'already_closed'],
  ['revoking what was not approved', () => supportRevoked(requested, now), 'already_closed'],
  ['revoking twice', () => supportRevoked(status('revoked'), now), 'already_closed'],
  ['giving back what somebody else asked for', () => supportEnded(approved, 'another', now), 'not_found'],
  ['giving back what was rejected', () => supportEnded(status('rejected'), 'staff', now), 'already_closed'],
])('%s is refused', (_what, command, code) => {
  expect(refusal(command)).toBe(code);
});
