import { now } from '@kiban/service';
import { expect, test } from 'vitest';
import { refusal, rowOf } from '../testing/state-row.ts';
import { importMembership } from './import-membership.ts';
import { type Membership, membershipBegun, membershipEnded, membershipResumed } from './membership.ts';

const place = { user_id: 'u', unit_id: null, store_id: 's', job_type: 'pharmacist' };
const active = rowOf<Membership>({ ...place, status: 'active' });
const ended = rowOf<Membership>({ ...place, status: 'ended' });

test('a membership begins, ends and is resumed', () => {
  const begun = membershipBegun('id', place, now);
  expect(begun).toMatchObject({ expected_version: 0, name: 'membership.begun', state: { ...place, status: 'active' } });
  expect(begun.payload.changed).toEqual(['user_id', 'store_id', 'job_type', 'status']);
  expect(membershipEnded(active, now)).toMatchObject({ name: 'membership.ended', payload: { changed: ['status'] } });
  expect(membershipResumed(ended, now)).toMatchObject({ name: 'membership.resumed', payload: { changed: ['status'] } });
});

test('a line begins a membership, changes its job, resumes it, or says nothing new', () => {
  expect(importMembership(null, 'id', place, now)).toMatchObject({ name: 'membership.begun' });
  const other = importMembership(active, 'id', { ...place, job_type: 'clerk' }, now);
  expect(other).toMatchObject({ name: 'membership.changed', payload: { changed: ['job_type'] } });
  const back = importMembership(ended, 'id', { ...place, store_id: null, unit_id: 'o' }, now);
  expect(back).toMatchObject({ name: 'membership.resumed', payload: { changed: ['unit_id', 'store_id', 'status'] } });
  expect(importMembership(active, 'id', place, now)).toBeNull();
});

test.each([
  ['ending one that there is not', () => membershipEnded(null, now), 'not_found'],
  ['ending one that has ended', () => membershipEnded(ended, now), 'already_closed'],
  ['resuming one that there is not', () => membershipResumed(null, now), 'not_found'],
  ['resuming one that has not ended', () => membershipResumed(active, now), 'still_open'],
])('%s is refused', (_what, command, code) => {
  expect(refusal(command)).toBe(code);
});
