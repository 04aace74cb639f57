import { describe, expect, test } from 'vitest';
import { decide } from './decide.ts';
import type { Facts } from './facts.ts';
import type { Question } from './question.ts';
import { AFTER, AT, asking, BEFORE, sampleFacts } from './testing/sample-facts.ts';

const viewer = { role: 'kiban:viewer' };
const reader = { role: 'hello:reader' };
const kindOf = (facts: Facts, question: Question): string => decide(facts, question).kind;

describe('who asks for what', () => {
  test.each([
    ['a user with the role', asking({}), 'permitted'],
    ['the same person by the sub of their tokens', asking({ subject: { type: 'person', id: 'p' } }), 'permitted'],
    ['a user nobody knows', asking({ subject: { id: 'nobody' } }), 'subject_unknown'],
    ['a user’s id given as a person’s', asking({ subject: { type: 'person', id: 'u' } }), 'subject_unknown'],
    ['a type nobody knows', asking({ subject: { type: 'robot' } }), 'subject_unknown'],
    ['a user who has left', asking({ subject: { id: 'gone' } }), 'subject_inactive'],
    ['a lost device', asking({ subject: { type: 'device', id: 'lost' } }), 'subject_inactive'],
    ['a device, which holds no roles', asking({ subject: { type: 'device', id: 'd' } }), 'no_role'],
    ['an action nobody declares', asking({ action: 'hello.note.burn' }), 'action_unknown'],
    ['an action by its key alone', asking({ action: 'note.read' }), 'action_unknown'],
    ['a store nobody knows', asking({ resource: { id: 'none' } }), 'resource_unknown'],
    ['another tenant', asking({ resource: { type: 'tenant', id: 't2' } }), 'resource_unknown'],
    ['a type the action is not about', asking({ resource: { type: 'note', id: '1' } }), 'resource_unknown'],
    ['an action that the role does not give', asking({ action: 'hello.note.read' }), 'no_role'],
  ])('%s', (_what, question, kind) => {
    expect(kindOf(sampleFacts({ assignments: [viewer] }), question)).toBe(kind);
  });

  test('nobody may do anything in a tenant that has ended', () => {
    const more = { tenant: { id: 't', name: 'あおば', status: 'ended' } };
    expect(kindOf(sampleFacts({ assignments: [viewer], more }), asking({}))).toBe('tenant_inactive');
  });

  test('what everybody may needs no role, but an active user', () => {
    const self = { action: 'directory.self.read', resource: { type: 'tenant', id: 't' } };
    expect(kindOf(sampleFacts({}), asking(self))).toBe('permitted');
    expect(kindOf(sampleFacts({}), asking({ ...self, subject: { id: 'gone' } }))).toBe('subject_inactive');
  });

  test('a product’s program learns of its own actions and the platform’s, of no other product’s', () => {
    const facts = (speaks_for: string) =>
      sampleFacts({ assignments: [viewer, reader], entitlements: [{}], more: { speaks_for } });
    const note = asking({ action: 'hello.note.read' });
    expect(kindOf(facts('hello'), note)).toBe('permitted');
    expect(kindOf(facts('other'), note)).toBe('action_unknown');
    expect(kindOf(facts('other'), asking({}))).toBe('permitted');
  });
});

describe('where a role reaches', () => {
  test.each([
    ['the whole tenant', {}, 'permitted'],
    ['the store', { store_id: 's' }, 'permitted'],
    ['its block', { unit_id: 'block' }, 'permitted'],
    ['the area above the block', { unit_id: 'area' }, 'permitted'],
    ['another store', { store_id: 'x' }, 'out_of_scope'],
    ['another unit', { unit_id: 'other' }, 'out_of_scope'],
  ])('a role in %s', (_where, place, kind) => {
    expect(kindOf(sampleFacts({ assignments: [{ ...viewer, ...place }] }), asking({}))).toBe(kind);
  });

  test.each([
    ['a block reaches the block', { unit_id: 'block' }, { type: 'unit', id: 'block' }, 'permitted'],
    ['a block does not reach what is above it', { unit_id: 'block' }, { type: 'unit', id: 'area' }, 'out_of_scope'],
    ['a store does not reach its block', { store_id: 's' }, { type: 'unit', id: 'block' }, 'out_of_scope'],
    ['an area does not reach the tenant', { unit_id: 'area' }, { type: 'tenant', id: 't' }, 'out_of_scope'],
    ['a store reaches its devices', { store_id: 's' }, { type: 'device', id: 'd' }, 'permitted'],
    ['another store does not', { store_id: 'x' }, { type: 'device', id: 'd' }, 'out_of_scope'],
    ['an area reaches the people who work in it', { unit_id: 'area' }, { type: 'user', id: 'u' }, 'permitted'],
    ['a store reaches nobody who works nowhere', { store_id: 's' }, { type: 'user', id: 'gone' }, 'out_of_scope'],
    ['the tenant reaches them', {}, { type: 'user', id: 'gone' }, 'permitted'],
  ])('a role in %s', (_what, place, resource, kind) => {
    expect(kindOf(sampleFacts({ assignments: [{ ...viewer, ...place }] }), asking({ resource }))).toBe(kind);
  });

  test('a permission about the whole tenant is given by a role in the whole tenant alone', () => {
    const question = asking({ action: 'directory.corporations.read' });
    expect(kindOf(sampleFacts({ assignments: [viewer] }), question)).toBe('permitted');
    expect(kindOf(sampleFacts({ assignments: [{ ...viewer, store_id: 's' }] }), question)).toBe('out_of_scope');
  });

  test.each([
    ['in its store', { store_id: 's' }, 'permitted'],
    ['in another store', { store_id: 'x' }, 'out_of_scope'],
    ['in the store, whatever unit is said besides', { store_id: 'x', unit_id: 'block' }, 'out_of_scope'],
    ['in a unit below', { unit_id: 'block' }, 'permitted'],
    ['in a store nobody knows', { store_id: 'none' }, 'resource_unknown'],
    ['nowhere: the whole tenant', {}, 'out_of_scope'],
  ])('a product’s resource is where the product says: %s', (_where, where, kind) => {
    const facts = sampleFacts({ assignments: [{ ...reader, unit_id: 'block' }], entitlements: [{}] });
    const resource = { type: 'note', id: 'n1', ...where };
    expect(kindOf(facts, asking({ action: 'hello.note.read', resource }))).toBe(kind);
  });

  test('what is known here is where it is, whatever the caller says', () => {
    const facts = sampleFacts({ assignments: [{ ...viewer, store_id: 'x' }] });
    expect(kindOf(facts, asking({ resource: { type: 'store', id: 's', store_id: 'x' } }))).toBe('out_of_scope');
  });

  test('a cycle among the units ends', () => {
    const units = new Map([['block', { id: 'block', name: '第一', parent_id: 'block' }]]);
    expect(kindOf(sampleFacts({ assignments: [{ unit_id: 'area' }], more: { units } }), asking({}))).toBe(
      'out_of_scope',
    );
  });
});

describe('when a role is held', () => {
  test.each([
    ['began before', { starts_at: BEFORE }, 'permitted'],
    ['begins at this very moment', { starts_at: AT }, 'permitted'],
    ['begins later', { starts_at: AFTER }, 'not_yet_valid'],
    ['ends later', { ends_at: AFTER }, 'permitted'],
    ['ends at this very moment', { ends_at: AT }, 'no_longer_valid'],
  ])('a role that %s', (_when, period, kind) => {
    expect(kindOf(sampleFacts({ assignments: [period] }), asking({}))).toBe(kind);
  });

  test('one that is over does no harm to one that is not', () => {
    const facts = sampleFacts({ assignments: [{ ends_at: BEFORE }, { starts_at: AFTER }, { store_id: 's' }] });
    expect(decide(facts, asking({}))).toMatchObject({ kind: 'permitted', assignment: { id: 'a2' } });
  });
});

describe('what is licensed', () => {
  const question = asking({ action: 'hello.note.read', device_id: 'd' });
  const licensed = (...entitlements: Parameters<typeof sampleFacts>[0]['entitlements'] & object) =>
    sampleFacts({ assignments: [reader], entitlements });

  test.each([
    ['for the tenant', {}, 'permitted'],
    ['for the store', { covers: 'store', store_id: 's' }, 'permitted'],
    ['for another store', { covers: 'store', store_id: 'x' }, 'not_licensed'],
    ['for the user', { covers: 'user', user_id: 'u' }, 'permitted'],
    ['for another user', { covers: 'user', user_id: 'gone' }, 'not_licensed'],
    ['for the device', { covers: 'device', device_id: 'd' }, 'permitted'],
    ['for another device', { covers: 'device', device_id: 'lost' }, 'not_licensed'],
    ['for something newer than this program', { covers: 'planet' }, 'not_licensed'],
    ['until this moment', { ends_at: AT }, 'not_licensed'],
    ['from later on', { starts_at: AFTER }, 'not_licensed'],
  ])('a licence %s', (_what, entitlement, kind) => {
    expect(kindOf(licensed(entitlement), question)).toBe(kind);
  });

  test('without any licence nobody may, and without a role a licence helps nobody', () => {
    expect(kindOf(licensed(), question)).toBe('not_licensed');
    expect(kindOf(sampleFacts({ entitlements: [{}] }), question)).toBe('no_role');
  });

  test('what is not sold needs no licence', () => {
    expect(decide(sampleFacts({ assignments: [viewer] }), asking({}))).toMatchObject({
      kind: 'permitted',
      entitlement: null,
    });
  });
});
