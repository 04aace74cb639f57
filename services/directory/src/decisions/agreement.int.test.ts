import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Planted, plantCustomer } from './testing/planted-decisions.ts';
import { testDecisions } from './testing/test-decisions.ts';

const decisions = await testDecisions();

const ACTIONS = ['directory.self.read', 'directory.stores.read', 'directory.corporations.read', 'hello.note.read'];
const ROLES = ['kiban:administrator', 'kiban:viewer', 'hello:reader', 'hello:writer'];
const PLACES = ['tenant', 'area', 'block', 'central', 'station', 'closed'] as const;
const USERS = ['manager', 'staff', 'nobody', 'left'] as const;

const assignments = fc.array(
  fc.record({
    user: fc.constantFrom(...USERS),
    role: fc.constantFrom(...ROLES),
    place: fc.constantFrom(...PLACES),
    period: fc.constantFrom('now', 'later', 'over'),
  }),
  { maxLength: 8 },
);
const licences = fc.array(fc.constantFrom('tenant', 'central', 'station', 'staff', 'nobody', 'device', 'suspended'), {
  maxLength: 2,
});

const PERIODS = { now: {}, later: { starts_at: '2999-01-01Z' }, over: { ends_at: '2026-02-01Z' } } as const;

async function plant(given: {
  readonly assignments: readonly {
    user: (typeof USERS)[number];
    role: string;
    place: (typeof PLACES)[number];
    period: keyof typeof PERIODS;
  }[];
  readonly licences: readonly string[];
}): Promise<Planted> {
  const of = await plantCustomer(decisions);
  const { units, stores, users } = of;
  const placed = {
    ...{ tenant: {}, area: { unit_id: units.area }, block: { unit_id: units.block } },
    ...{
      central: { store_id: stores.central },
      station: { store_id: stores.station },
      closed: { store_id: stores.closed },
    },
  };
  const seen = new Set<string>();
  for (const { user, role, place, period } of given.assignments)
    if (!seen.has(`${user} ${role} ${place}`)) {
      seen.add(`${user} ${role} ${place}`);
      await of.role(users[user], role, { ...placed[place], ...PERIODS[period] });
    }
  for (const licence of given.licences)
    if (licence === 'tenant' || licence === 'suspended')
      await of.licence('tenant', licence === 'tenant' ? {} : { status: licence });
    else if (licence === 'device') await of.licence('device', {}, [{ device_id: of.device }]);
    else if (licence === 'central' || licence === 'station')
      await of.licence('store', {}, [{ store_id: stores[licence] }]);
    else await of.licence('user', {}, [{ user_id: users[licence as 'staff'].id }]);
  return of;
}

async function permittedOf(of: Planted, questions: readonly object[]): Promise<boolean[]> {
  const { json } = await decisions.ask(of, '/evaluations', { evaluations: questions });
  return (json as { evaluations: { decision: boolean }[] }).evaluations.map(({ decision }) => decision);
}

async function found(of: Planted, what: string, body: object): Promise<string[]> {
  const { json } = await decisions.ask(of, `/search/${what}`, body);
  return (json as { results: { id?: string; name?: string }[] }).results.map(({ id, name }) => id ?? name ?? '');
}

test('§8.1: a search finds exactly what would be permitted one by one, whoever holds what where', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(assignments, licences, fc.boolean(), async (assigned, licensed, now) => {
      const of = await plant({ assignments: assigned, licences: licensed });
      const context = { ...(now ? {} : { as_of: '2026-06-01' }), device_id: of.device };
      const subjects = Object.values(of.users).map(({ id }) => ({ type: 'user', id }));
      const resources = [
        { type: 'tenant', id: of.id },
        ...Object.values(of.units).map((id) => ({ type: 'unit', id })),
        ...[of.stores.central, of.stores.station].map((id) => ({ type: 'store', id })),
        ...subjects.filter(({ id }) => id !== of.users.left.id).map(({ id }) => ({ type: 'user', id })),
        { type: 'device', id: of.device },
      ];
      const cases = subjects.flatMap((subject) =>
        ACTIONS.flatMap((name) => resources.map((resource) => ({ subject, action: { name }, resource, context }))),
      );
      const decided = await permittedOf(of, cases);
      const permitted = cases.filter((_, place) => decided[place]);
      const key = (...parts: readonly unknown[]): string => JSON.stringify(parts);
      const expected = new Set(
        permitted.map(({ subject, action, resource }) => key(subject.id, action.name, resource.type, resource.id)),
      );

      const bySubject = new Set<string>();
      const byResource = new Set<string>();
      const byAction = new Set<string>();
      for (const resource of resources) {
        for (const name of ACTIONS)
          for (const id of await found(of, 'subject', {
            subject: { type: 'user' },
            action: { name },
            resource,
            context,
          }))
            bySubject.add(key(id, name, resource.type, resource.id));
        for (const subject of subjects)
          for (const name of await found(of, 'action', { subject, resource, context }))
            if (ACTIONS.includes(name)) byAction.add(key(subject.id, name, resource.type, resource.id));
      }
      for (const subject of subjects)
        for (const name of ACTIONS)
          for (const type of ['tenant', 'unit', 'store', 'user', 'device'])
            for (const id of await found(of, 'resource', { subject, action: { name }, resource: { type }, context }))
              byResource.add(key(subject.id, name, type, id));
      expect(bySubject).toEqual(expected);
      expect(byAction).toEqual(expected);
      expect(byResource).toEqual(expected);
    }),
    { numRuns: 6 },
  );
});
