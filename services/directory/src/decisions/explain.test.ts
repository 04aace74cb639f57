import { expect, test } from 'vitest';
import { decide } from './decide.ts';
import { explain } from './explain.ts';
import type { Facts } from './facts.ts';
import { AFTER, asking, BEFORE, sampleFacts } from './testing/sample-facts.ts';

const note = asking({ action: 'hello.note.read' });
const explained = (facts: Facts, question = asking({})) => explain(facts, question, decide(facts, question));

test('a permission names the assignment, the way up and the licence that gave it', () => {
  const facts = sampleFacts({
    assignments: [{ store_id: 'x' }, { role: 'hello:reader', unit_id: 'area' }],
    entitlements: [{ covers: 'store', store_id: 's' }],
  });
  expect(explained(facts, note)).toEqual({
    reason_code: 'permitted',
    reason: { en: `Permitted: Reader at 東, since ${BEFORE}.`, ja: `東の閲覧（${BEFORE} から）により許可されます。` },
    assignments: [
      expect.objectContaining({ id: 'a1', place: { type: 'unit', id: 'area', name: '東' }, effect: 'grants' }),
      expect.objectContaining({ id: 'a0', place: { type: 'store', id: 'x', name: '駅前店' }, effect: 'other_role' }),
    ],
    path: [
      { type: 'store', id: 's', name: '中央店' },
      { type: 'unit', id: 'block', name: '第一' },
      { type: 'unit', id: 'area', name: '東' },
      { type: 'tenant', id: 't', name: 'あおば' },
    ],
    licence: expect.objectContaining({ licence_id: 'l', covers: 'store', holder_id: 's' }),
  });
});

test('a denial says the nearest miss: the role is held elsewhere only', () => {
  const { reason_code, reason, assignments } = explained(sampleFacts({ assignments: [{ store_id: 'x' }] }));
  expect(reason_code).toBe('out_of_scope');
  expect(reason).toEqual({ en: 'Viewer at 駅前店 only.', ja: '駅前店の閲覧者のみです。ここには及びません。' });
  expect(assignments).toMatchObject([{ role: 'kiban:viewer', effect: 'elsewhere' }]);
});

test.each([
  ['not yet valid', { starts_at: AFTER }, 'not_yet_valid', AFTER, 'not_yet'],
  ['no longer valid', { ends_at: BEFORE }, 'no_longer_valid', BEFORE, 'over'],
])('a denial says that the role is %s', (_what, period, code, moment, effect) => {
  const { reason_code, reason, assignments } = explained(sampleFacts({ assignments: [period] }));
  expect([reason_code, assignments[0]?.effect]).toEqual([code, effect]);
  for (const words of Object.values(reason)) expect(words).toContain(moment);
});

const contract = {
  licence_id: 'l',
  product: 'hello',
  plan: 'basic',
  covers: 'store',
  starts_at: BEFORE,
  ends_at: null,
};
test.each([
  ['there is none', [], [], 'There is no licence for Hello.'],
  ['it is suspended', [], [{ ...contract, status: 'suspended' }], 'The licence for Hello is suspended.'],
  ['no seat covers this', [], [{ ...contract, status: 'active' }], 'No seat of a licence for Hello covers this.'],
  ['it ran out', [{ ends_at: BEFORE }], [], `The licence for Hello ran out at ${BEFORE}.`],
  ['it begins later', [{ starts_at: AFTER }], [], `The licence for Hello begins at ${AFTER}.`],
])('a denial for want of a licence says that %s', (_what, entitlements, licences, en) => {
  const more = { licences: new Map([['hello', licences]]) };
  const facts = sampleFacts({ assignments: [{ role: 'hello:reader' }], entitlements, more });
  expect(explained(facts, note)).toMatchObject({ reason_code: 'not_licensed', reason: { en } });
});

test('every reason is said in both languages', () => {
  const questions = [
    asking({ subject: { id: 'nobody' } }),
    asking({ subject: { id: 'gone' } }),
    asking({ subject: { type: 'device', id: 'd' } }),
    asking({ action: 'none' }),
    asking({ resource: { id: 'none' } }),
    note,
    asking({}),
  ];
  const kinds = questions.map((question) => {
    const { reason_code, reason } = explained(sampleFacts({ assignments: [{}] }), question);
    expect(reason.en).toMatch(/^[A-Z].*\.$/);
    expect(reason.ja).toMatch(/[ぁ-ん].*。$/);
    return reason_code;
  });
  expect(new Set(kinds).size).toBe(6);
});

test('whoever asks about themselves is not told where a thing is in which they have no role', () => {
  const of = (facts: Facts) => explain(facts, asking({}), decide(facts, asking({})), true).path;
  expect(of(sampleFacts({ assignments: [{ store_id: 'x' }] }))).toEqual([]);
  expect(of(sampleFacts({ assignments: [{ starts_at: AFTER }] }))).toEqual([]);
  expect(of(sampleFacts({ assignments: [{ role: 'hello:reader', unit_id: 'area' }] }))).toHaveLength(4);
});
