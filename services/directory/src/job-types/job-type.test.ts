import { now } from '@kiban/service';
import { expect, test } from 'vitest';
import { refusal, rowOf } from '../testing/state-row.ts';
import { type JobType, jobTypeAdded, jobTypeChanged, jobTypeReinstated, jobTypeRetired } from './job-type.ts';
import { jobTypesMissing, requireNotRetired } from './listed.ts';

const state: JobType = { name: '薬剤師', name_en: null, display_order: 1, status: 'active' };
const [active, retired] = [rowOf(state), rowOf<JobType>({ ...state, status: 'retired' })];

test('a job type is added, changed, retired and reinstated', () => {
  expect(jobTypeAdded('id', { name: '薬剤師', display_order: 1 }, now)).toMatchObject({
    name: 'job_type.added',
    state,
  });
  expect(jobTypeChanged(active, { name_en: 'Pharmacist' }, now)).toMatchObject({
    ...{ name: 'job_type.changed', payload: { changed: ['name_en'] } },
    state: { ...state, name_en: 'Pharmacist' },
  });
  expect(jobTypeChanged(active, { display_order: 1 }, now)).toBeNull();
  expect(jobTypeRetired(active, now)).toMatchObject({ name: 'job_type.retired', state: { status: 'retired' } });
  expect(jobTypeReinstated(retired, now)).toMatchObject({ name: 'job_type.reinstated', state: { status: 'active' } });
});

test.each([
  ['changing one that there is not', () => jobTypeChanged(null, {}, now), 'not_found'],
  ['changing a retired one', () => jobTypeChanged(retired, {}, now), 'already_closed'],
  ['retiring one that there is not', () => jobTypeRetired(null, now), 'not_found'],
  ['retiring one twice', () => jobTypeRetired(retired, now), 'already_closed'],
  ['reinstating one that there is not', () => jobTypeReinstated(null, now), 'not_found'],
  ['reinstating one that is not retired', () => jobTypeReinstated(active, now), 'still_open'],
])('%s is refused', (_what, command, code) => {
  expect(refusal(command)).toBe(code);
});

test('jobs that are not in the list come behind it, each once', () => {
  const listed = { names: ['薬剤師'], last_order: 7 };
  const added = jobTypesMissing(['事務', '薬剤師', '事務', '受付'], listed, now);
  expect(added.map(({ state: { name, display_order } }) => [name, display_order])).toEqual([
    ['事務', 8],
    ['受付', 9],
  ]);
});

test('nobody begins a job that has been retired', () => {
  expect(refusal(() => requireNotRetired('retired'))).toBe('reference_closed');
  for (const status of ['active', undefined]) expect(refusal(() => requireNotRetired(status))).toBeUndefined();
});
