import { describe, expect, test } from 'vitest';
import { type Planted, plantCustomer } from './testing/planted-decisions.ts';
import { testDecisions } from './testing/test-decisions.ts';

// OpenID Authorization API 1.0, §8
const decisions = await testDecisions();
const tenant = await plantCustomer(decisions);
const { users, stores, units } = tenant;
await tenant.role(users.manager, 'kiban:viewer', { unit_id: units.area });
await tenant.role(users.staff, 'kiban:viewer', { store_id: stores.station });
await tenant.role(users.left, 'kiban:viewer');

const READ = { name: 'directory.stores.read' };
interface Found {
  readonly page: { readonly next_token: string; readonly count: number; readonly total: number };
  readonly results: readonly { readonly type: string; readonly id: string; readonly name: string }[];
}
const search = async (of: Planted, what: string, body: object): Promise<Found> => {
  const answer = await decisions.ask(of, `/search/${what}`, body);
  expect([answer.status, answer.text]).toEqual([200, answer.text]);
  return answer.json as Found;
};
const idsOf = ({ results }: Found): string[] => results.map(({ id }) => id);
const sorted = (...ids: string[]): string[] => ids.toSorted();
const store = (id: string) => ({ type: 'store', id });
const user = (id: string) => ({ type: 'user', id });

describe('§8.4: who may do this?', () => {
  test('everybody who holds the role there, or above it, and nobody who has left', async () => {
    const body = { subject: { type: 'user' }, action: READ, resource: store(stores.central) };
    expect(idsOf(await search(tenant, 'subject', body))).toEqual(sorted(users.administrator.id, users.manager.id));
    const station = await search(tenant, 'subject', { ...body, resource: store(stores.station) });
    expect(idsOf(station)).toEqual(sorted(users.administrator.id, users.staff.id));
  });

  test('the subject’s id is ignored, and persons are found by their own ids', async () => {
    const body = { subject: { type: 'person', id: 'ignored' }, action: READ, resource: store(stores.central) };
    const { results } = await search(tenant, 'subject', body);
    expect(results).toEqual(
      sorted(users.administrator.person_id, users.manager.person_id).map((id) => ({ type: 'person', id })),
    );
  });

  test.each([
    ['devices, which hold no roles', { subject: { type: 'device' } }],
    ['a type nobody knows', { subject: { type: 'robot' } }],
    ['an action nobody declares', { action: { name: 'hello.note.burn' } }],
    ['a store that is not there', { resource: store(users.staff.id) }],
  ])('nobody: %s', async (_what, more) => {
    const body = { subject: { type: 'user' }, action: READ, resource: store(stores.central), ...more };
    expect(await search(tenant, 'subject', body)).toEqual({
      page: { next_token: '', count: 0, total: 0 },
      results: [],
    });
  });

  test('a licence by seats narrows it to who has one', async () => {
    const of = await plantCustomer(decisions);
    await of.role(of.users.staff, 'hello:reader');
    await of.role(of.users.manager, 'hello:reader');
    const body = { subject: { type: 'user' }, action: { name: 'hello.note.read' }, resource: store(of.stores.central) };
    expect(idsOf(await search(of, 'subject', body))).toEqual([]);
    await of.licence('user', {}, [{ user_id: of.users.staff.id }]);
    expect(idsOf(await search(of, 'subject', body))).toEqual([of.users.staff.id]);
    await of.licence('store', {}, [{ store_id: of.stores.central }]);
    expect(idsOf(await search(of, 'subject', body))).toEqual(sorted(of.users.staff.id, of.users.manager.id));
  });
});

describe('§8.5: to what may somebody do this?', () => {
  const body = (type: string, id = users.manager.id) => ({ subject: user(id), action: READ, resource: { type } });

  test.each([
    ['store', () => [stores.central]],
    ['unit', () => [units.area, units.block]],
    ['user', () => [users.staff.id]],
    ['device', () => [tenant.device]],
    ['tenant', () => []],
  ])('what lies below a role’s place: %s', async (type, expected) => {
    expect(idsOf(await search(tenant, 'resource', body(type)))).toEqual(sorted(...expected()));
  });

  test.each([
    ['store', () => [stores.central, stores.station]],
    ['unit', () => [units.area, units.block]],
    ['user', () => [users.administrator.id, users.manager.id, users.staff.id, users.nobody.id]],
    ['device', () => [tenant.device]],
    ['tenant', () => [tenant.id]],
  ])('everything that is open, with a role in the whole tenant: %s', async (type, expected) => {
    const found = await search(tenant, 'resource', body(type, users.administrator.id));
    expect(idsOf(found)).toEqual(sorted(...expected()));
  });

  test('nothing without a role, and nothing to who has left', async () => {
    expect(idsOf(await search(tenant, 'resource', body('store', users.nobody.id)))).toEqual([]);
    expect(idsOf(await search(tenant, 'resource', body('store', users.left.id)))).toEqual([]);
  });

  test('only a product knows its own resources: it says so', async () => {
    const answer = await decisions.ask(tenant, '/search/resource', body('note'));
    expect([answer.status, answer.json]).toMatchObject([400, { errors: [{ pointer: '/resource/type' }] }]);
  });
});

describe('§8.6: what may somebody do to this?', () => {
  test('by name, of all products', async () => {
    const of = await plantCustomer(decisions);
    const asked = { subject: user(of.users.staff.id), resource: store(of.stores.central) };
    const names = async () => (await search(of, 'action', asked)).results.map(({ name }) => name);
    expect(await names()).toEqual(['directory.self.read']);
    await of.role(of.users.staff, 'kiban:viewer', { store_id: of.stores.central });
    await of.role(of.users.staff, 'hello:writer', { store_id: of.stores.central });
    expect(await names()).toEqual(['directory.self.read', 'directory.stores.read']);
    await of.licence('tenant');
    expect(await names()).toEqual([
      'directory.self.read',
      'directory.stores.read',
      'hello.note.read',
      'hello.note.write',
    ]);
  });
});

describe('§8.2: pages', () => {
  const of = plantCustomer(decisions).then(async (planted) => {
    for (let n = 0; n < 5; n += 1) await planted.store(`店${n}`, planted.units.block);
    return planted;
  });
  const body = (planted: Planted, page: object) => ({
    ...{ subject: user(planted.users.administrator.id), action: READ, resource: { type: 'store' } },
    ...{ context: {}, page },
  });

  test('lead through everything once, with or without the limit said again; the last one has an empty token', async () => {
    const planted = await of;
    const all = idsOf(await search(planted, 'resource', body(planted, {})));
    expect(all).toHaveLength(7);
    const seen: string[] = [];
    let token: string | undefined;
    do {
      const page: object = token === undefined ? { limit: 3 } : seen.length === 3 ? { token } : { token, limit: 3 };
      const found = await search(planted, 'resource', body(planted, page));
      expect(found.page).toMatchObject({ count: found.results.length, total: 7 });
      seen.push(...idsOf(found));
      token = found.page.next_token;
    } while (token !== '');
    expect(seen).toEqual(all);
  });

  test('page is the first member of the answer (§8.3)', async () => {
    const planted = await of;
    const { text } = await decisions.ask(planted, '/search/resource', body(planted, {}));
    expect(text.startsWith('{"page":')).toBe(true);
  });

  test('a limit of nothing counts', async () => {
    const planted = await of;
    const { page, results } = await search(planted, 'resource', body(planted, { limit: 0 }));
    expect([page.count, page.total, results]).toEqual([0, 7, []]);
  });

  test.each([
    ['another limit', (request: object, token: string) => ({ ...request, page: { token, limit: 4 } })],
    [
      'another action',
      (request: object, token: string) => ({ ...request, action: { name: 'directory.self.read' }, page: { token } }),
    ],
    [
      'another subject',
      (request: object, token: string) => ({ ...request, subject: user(users.staff.id), page: { token } }),
    ],
    ['another type', (request: object, token: string) => ({ ...request, resource: { type: 'unit' }, page: { token } })],
    [
      'another context',
      (request: object, token: string) => ({ ...request, context: { as_of: '2026-02-01' }, page: { token } }),
    ],
    ['a token of our making up', (request: object) => ({ ...request, page: { token: 'bm90aGluZw' } })],
  ])('a token goes on with the search it is of: %s is an error', async (_what, changed) => {
    const planted = await of;
    const request = body(planted, { limit: 3 });
    const { page } = await search(planted, 'resource', request);
    const answer = await decisions.ask(planted, '/search/resource', changed(request, page.next_token));
    expect([answer.status, answer.json]).toMatchObject([
      400,
      { code: 'cursor_malformed', errors: [{ pointer: '/page/token' }] },
    ]);
  });

  test('actions and subjects are paged the same way', async () => {
    const planted = await of;
    const asked = { subject: user(planted.users.administrator.id), resource: { type: 'tenant', id: planted.id } };
    const first = await search(planted, 'action', { ...asked, page: { limit: 1 } });
    const second = await search(planted, 'action', { ...asked, page: { token: first.page.next_token } });
    const names = [...first.results, ...second.results].map(({ name }) => name);
    expect(names).toEqual(['directory.corporations.read', 'directory.self.read']);
    const who = {
      subject: { type: 'user' },
      action: { name: 'directory.self.read' },
      resource: store(planted.stores.central),
    };
    const one = await search(planted, 'subject', { ...who, page: { limit: 1 } });
    const rest = await search(planted, 'subject', { ...who, page: { token: one.page.next_token, limit: 1 } });
    expect([one.page.total, idsOf(one)[0] !== idsOf(rest)[0]]).toEqual([4, true]);
  });

  test('pages of a moment go on showing that moment', async () => {
    const planted = await plantCustomer(decisions);
    const request = { ...body(planted, { limit: 1 }), context: { as_of: '2026-02-01' } };
    const first = await search(planted, 'resource', request);
    await decisions.plant('update directory.store set status = $2 where tenant_id = $1', [planted.id, 'closed']);
    const second = await search(planted, 'resource', { ...request, page: { token: first.page.next_token } });
    expect([...idsOf(first), ...idsOf(second)]).toEqual(sorted(planted.stores.central, planted.stores.station));
  });
});

describe('who may search', () => {
  const own = () => ({ subject: user(users.manager.id), action: READ, resource: { type: 'store' } });

  test('people search what they may do themselves', async () => {
    expect((await decisions.askAs(tenant, 'manager', '/search/resource', own())).status).toBe(200);
    const actions = { subject: user(users.manager.id), resource: store(stores.central) };
    expect((await decisions.askAs(tenant, 'manager', '/search/action', actions)).status).toBe(200);
  });

  test('who may do something, and what others may, only who may see everybody’s roles', async () => {
    const who = { subject: { type: 'user' }, action: READ, resource: store(stores.central) };
    for (const [asker, path, body] of [
      ['manager', '/search/subject', who],
      ['staff', '/search/resource', own()],
      ['staff', '/search/action', { subject: user(users.manager.id), resource: store(stores.central) }],
    ] as const) {
      expect((await decisions.askAs(tenant, asker, path, body)).status).toBe(403);
      expect((await decisions.askAs(tenant, 'administrator', path, body)).status).toBe(200);
    }
  });
});

test('of another tenant nobody and nothing is found', async () => {
  const other = await plantCustomer(decisions);
  await other.role(other.users.staff, 'kiban:viewer');
  const who = { subject: { type: 'user' }, action: READ };
  expect(idsOf(await search(tenant, 'subject', { ...who, resource: store(other.stores.central) }))).toEqual([]);
  const found = idsOf(await search(tenant, 'subject', { ...who, resource: store(stores.central) }));
  expect(found).not.toContain(other.users.staff.id);
  const what = { action: READ, resource: { type: 'store' } };
  expect(idsOf(await search(tenant, 'resource', { ...what, subject: user(other.users.staff.id) }))).toEqual([]);
  expect(idsOf(await search(tenant, 'resource', { ...what, subject: user(users.administrator.id) }))).toEqual(
    sorted(stores.central, stores.station),
  );
});
