import { describe, expect, test } from 'vitest';
import { type Planted, plantCustomer, SINCE } from './testing/planted-decisions.ts';
import { testDecisions } from './testing/test-decisions.ts';

const decisions = await testDecisions();
const tenant = await plantCustomer(decisions);
const { users, stores, units } = tenant;
await tenant.role(users.manager, 'kiban:viewer', { unit_id: units.area });
await tenant.role(users.staff, 'hello:reader', { store_id: stores.central });

const READ = 'directory.stores.read';
const NOTES = 'hello.note.read';

interface Explained {
  readonly decision: boolean;
  readonly context: { readonly reason_code: string; readonly reason: { readonly en: string; readonly ja: string } };
}

const question = (user: string, action: string, store: string, context: object = {}) => ({
  ...{ subject: { type: 'user', id: user }, action: { name: action }, resource: { type: 'store', id: store } },
  context: { explain: true, ...context },
});

async function reasonOf(of: Planted, body: object): Promise<string> {
  const answer = await decisions.ask(of, '/evaluation', body);
  const { decision, context } = answer.json as Explained;
  expect(decision).toBe(context.reason_code === 'permitted');
  return context.reason_code;
}

describe('what the database holds decides', () => {
  test.each([
    ['a store below the area', () => stores.central, 'permitted'],
    ['a store in no unit', () => stores.station, 'out_of_scope'],
    ['a store that is not there', () => users.manager.id, 'resource_unknown'],
    ['no id at all', () => 'store-7', 'resource_unknown'],
  ])('a role in the area and %s', async (_what, store, code) => {
    expect(await reasonOf(tenant, question(users.manager.id, READ, store()))).toBe(code);
  });

  test('ids in capitals are the same ids', async () => {
    expect(await reasonOf(tenant, question(users.manager.id.toUpperCase(), READ, stores.central.toUpperCase()))).toBe(
      'permitted',
    );
  });

  test('a person is known by the sub of their tokens', async () => {
    const subject = { type: 'person', id: users.manager.person_id };
    expect(await reasonOf(tenant, { ...question('', READ, stores.central), subject })).toBe('permitted');
  });

  test('who has left may nothing', async () => {
    await tenant.role(users.left, 'kiban:viewer');
    expect(await reasonOf(tenant, question(users.left.id, READ, stores.central))).toBe('subject_inactive');
  });

  test.each([
    ['the people of a store', () => ({ type: 'user', id: users.staff.id }), 'permitted'],
    ['people who work elsewhere', () => ({ type: 'user', id: users.nobody.id }), 'out_of_scope'],
    ['a store’s device', () => ({ type: 'device', id: tenant.device }), 'permitted'],
    ['the area itself', () => ({ type: 'unit', id: units.area }), 'permitted'],
    ['the tenant', () => ({ type: 'tenant', id: tenant.id }), 'out_of_scope'],
  ])('a role in the area and %s', async (_what, resource, code) => {
    expect(await reasonOf(tenant, { ...question(users.manager.id, READ, ''), resource: resource() })).toBe(code);
  });

  test('an ended assignment is none, and one for later is not yet', async () => {
    const [ended, later, over] = [await tenant.user('一'), await tenant.user('二'), await tenant.user('三')];
    await tenant.role(ended, 'kiban:viewer', { status: 'ended' });
    await tenant.role(later, 'kiban:viewer', { starts_at: '2999-01-01T00:00:00Z' });
    await tenant.role(over, 'kiban:viewer', { ends_at: '2026-02-01T00:00:00Z' });
    expect(await reasonOf(tenant, question(ended.id, READ, stores.central))).toBe('no_role');
    expect(await reasonOf(tenant, question(later.id, READ, stores.central))).toBe('not_yet_valid');
    expect(await reasonOf(tenant, question(over.id, READ, stores.central))).toBe('no_longer_valid');
  });

  test('a role that is taken away is gone with the next question', async () => {
    const somebody = await tenant.user('一時');
    const id = await tenant.role(somebody, 'kiban:viewer');
    expect(await reasonOf(tenant, question(somebody.id, READ, stores.central))).toBe('permitted');
    await decisions.plant("update directory.role_assignment set status = 'ended' where id = $1", [id]);
    expect(await reasonOf(tenant, question(somebody.id, READ, stores.central))).toBe('no_role');
  });
});

describe('licences', () => {
  test('a product that needs one needs it, and every kind of holder counts', async () => {
    const of = await plantCustomer(decisions);
    const { staff } = of.users;
    await of.role(staff, 'hello:reader');
    const ask = (context = {}) => reasonOf(of, question(staff.id, NOTES, of.stores.central, context));
    expect(await ask()).toBe('not_licensed');
    await of.licence('store', {}, [{ store_id: of.stores.station }]);
    expect(await ask()).toBe('not_licensed');
    await of.licence('device', {}, [{ device_id: of.device }]);
    expect(await ask()).toBe('not_licensed');
    expect(await ask({ device_id: of.device })).toBe('permitted');
    const seat = await of.licence('store', {}, [{ store_id: of.stores.central }]);
    expect(await ask()).toBe('permitted');
    await decisions.plant("update asset.licence set status = 'suspended' where id = $1", [seat]);
    expect(await ask()).toBe('not_licensed');
    await of.licence('user', {}, [{ user_id: staff.id }]);
    expect(await ask()).toBe('permitted');
  });

  test.each([
    ['There is no licence for Hello.', undefined],
    ['The licence for Hello is suspended.', { status: 'suspended' }],
    ['The licence for Hello ran out at 2026-02-01T00:00:00.000000Z.', { ends_at: '2026-02-01T00:00:00Z' }],
    ['The licence for Hello begins at 2999-01-01T00:00:00.000000Z.', { starts_at: '2999-01-01T00:00:00Z' }],
  ])('a denial says: %s', async (reason, licence) => {
    const of = await plantCustomer(decisions);
    await of.role(of.users.staff, 'hello:reader');
    if (licence !== undefined) await of.licence('tenant', licence);
    const body = question(of.users.staff.id, NOTES, of.stores.central);
    const { context } = (await decisions.ask(of, '/evaluation', body)).json as Explained;
    expect([context.reason_code, context.reason.en]).toEqual(['not_licensed', reason]);
  });

  test('a licence of the whole tenant, explained: which one, until when', async () => {
    const of = await plantCustomer(decisions);
    await of.role(of.users.staff, 'hello:reader', { unit_id: of.units.block });
    const licence_id = await of.licence('tenant', { ends_at: '2999-01-01T00:00:00Z' });
    const body = question(of.users.staff.id, NOTES, of.stores.central);
    expect((await decisions.ask(of, '/evaluation', body)).json).toMatchObject({
      decision: true,
      context: {
        assignments: [{ role: 'hello:reader', place: { type: 'unit', name: '第一' }, effect: 'grants' }],
        path: [{ name: '中央店' }, { name: '第一' }, { name: '東' }, { type: 'tenant', name: 'あおば' }],
        licence: { licence_id, covers: 'tenant', holder_id: null, ends_at: '2999-01-01T00:00:00.000000Z' },
      },
    });
  });
});

describe('as of a moment', () => {
  test('roles, places, people and licences are those of that moment', async () => {
    const of = await plantCustomer(decisions);
    const then = { until: '2026-03-01T00:00:00Z' };
    const somebody = await of.user('元社員');
    await of.role(somebody, 'hello:reader', { store_id: of.stores.central }, then);
    await of.licence('tenant');
    const ask = (context: object) => reasonOf(of, question(somebody.id, NOTES, of.stores.central, context));
    expect(await ask({})).toBe('no_role');
    expect(await ask({ as_of: '2026-02-15T00:00:00+09:00' })).toBe('permitted');
    expect(await ask({ as_of: '2026-02-28' })).toBe('permitted');
    expect(await ask({ as_of: '2026-03-01T00:00:00Z' })).toBe('no_role');
    const answer = await decisions.ask(
      of,
      '/evaluation',
      question(somebody.id, NOTES, of.stores.central, { as_of: '2025-12-31' }),
    );
    expect(answer.status).toBe(403); // there was no such tenant then
  });

  test('one request may ask about several moments, not about the future', async () => {
    const ask = (...moments: string[]) =>
      decisions.ask(tenant, '/evaluations', {
        evaluations: moments.map((as_of) => question(users.manager.id, READ, stores.central, { as_of })),
      });
    expect((await ask(SINCE, '2026-02-01', '2999-01-01')).json).toMatchObject({
      evaluations: [
        { decision: true },
        { decision: true },
        { decision: false, context: { error: { code: 'moment_in_future' } } },
      ],
    });
    const days = Array.from({ length: 11 }, (_, n) => `2026-02-${String(n + 1).padStart(2, '0')}`);
    expect((await ask(...days)).status).toBe(400);
  });
});

describe('who may ask', () => {
  const about = (who: keyof Planted['users']) => question(users[who].id, READ, stores.central);

  test('a program needs the scope', async () => {
    const token = await decisions.tokenOf({ tenant_id: tenant.id, scope: 'directory:read directory:write' });
    const answer = await decisions.send({ method: 'post', path: '/evaluation', token, body: about('manager') });
    expect([answer.status, answer.json]).toMatchObject([403, { code: 'permission_missing' }]);
  });

  test('a product’s program is told nothing of other products', async () => {
    const of = await plantCustomer(decisions);
    await of.role(of.users.staff, 'hello:reader');
    await of.licence('tenant');
    const body = question(of.users.staff.id, NOTES, of.stores.central);
    for (const [client_id, code] of [
      ['hello', 'permitted'],
      ['hello--tokyo', 'permitted'],
      ['hello-2', 'action_unknown'],
      ['other', 'action_unknown'],
    ]) {
      const token = await decisions.tokenOf({
        tenant_id: of.id,
        client_id: client_id ?? '',
        scope: 'directory:decisions',
      });
      const { json } = await decisions.send({ method: 'post', path: '/evaluation', token, body });
      expect([client_id, (json as Explained).context.reason_code]).toEqual([client_id, code]);
    }
  });

  test('people ask about themselves', async () => {
    const own = await decisions.askAs(tenant, 'manager', '/evaluation', about('manager'));
    expect([own.status, own.json]).toMatchObject([200, { decision: true }]);
    const subject = { type: 'person', id: users.manager.person_id };
    const person = await decisions.askAs(tenant, 'manager', '/evaluation', { ...about('manager'), subject });
    expect(person.json).toMatchObject({ decision: true });
  });

  test('about others only who may see everybody’s roles; in a batch the others’ questions fail alone', async () => {
    const refused = await decisions.askAs(tenant, 'manager', '/evaluation', about('staff'));
    expect([refused.status, refused.json]).toMatchObject([403, { code: 'permission_missing' }]);
    const both = await decisions.askAs(tenant, 'manager', '/evaluations', {
      evaluations: [about('staff'), about('manager')],
    });
    expect(both.json).toMatchObject({
      evaluations: [{ decision: false, context: { error: { status: 403 } } }, { decision: true }],
    });
    const seen = await decisions.askAs(tenant, 'administrator', '/evaluation', about('manager'));
    expect([seen.status, seen.json]).toMatchObject([200, { decision: true }]);
  });

  test('who is suspended, has left or brings another’s token is refused', async () => {
    const left = await decisions.askAs(tenant, 'left', '/evaluation', about('left'));
    expect([left.status, left.json]).toMatchObject([403, { code: 'user_suspended' }]);
    const mixed = { id: users.manager.id, person_id: users.staff.person_id };
    const token = await decisions.tokenOf({ tenant_id: tenant.id, user: mixed, scope: '' });
    const foreign = await decisions.send({ method: 'post', path: '/evaluation', token, body: about('manager') });
    expect(foreign.status).toBe(401);
    const asked = await decisions.askAs(tenant, 'left', '/evaluation', {
      ...about('left'),
      context: { as_of: '2026-02-01' },
    });
    expect(asked.status).toBe(403);
  });
});

test('of another tenant nothing is known, whichever way it is named', async () => {
  const other = await plantCustomer(decisions);
  await other.role(other.users.manager, 'kiban:viewer');
  await tenant.role(users.administrator, 'hello:reader');
  await other.licence('tenant');
  await other.licence('user', {}, [{ user_id: users.administrator.id }]);
  const ours = users.administrator.id;
  const resource = (type: string, id: string) => ({ ...question(ours, READ, ''), resource: { type, id } });
  expect(await reasonOf(tenant, question(other.users.manager.id, READ, stores.central))).toBe('subject_unknown');
  expect(await reasonOf(tenant, question(ours, READ, other.stores.central))).toBe('resource_unknown');
  expect(await reasonOf(tenant, resource('tenant', other.id))).toBe('resource_unknown');
  expect(await reasonOf(tenant, resource('unit', other.units.area))).toBe('resource_unknown');
  expect(await reasonOf(tenant, resource('user', other.users.staff.id))).toBe('resource_unknown');
  expect(await reasonOf(tenant, resource('device', other.device))).toBe('resource_unknown');
  expect(
    await reasonOf(tenant, {
      ...resource('store', other.stores.central),
      context: { explain: true, as_of: '2026-02-01' },
    }),
  ).toBe('resource_unknown');
  expect(await reasonOf(tenant, question(ours, NOTES, stores.central))).toBe('not_licensed');
});

test('a new version of a manifest counts from the next question on', async () => {
  const of = await plantCustomer(decisions);
  await of.role(of.users.staff, 'hello:reader');
  await of.licence('tenant');
  const write = question(of.users.staff.id, 'hello.note.write', of.stores.central);
  expect(await reasonOf(of, write)).toBe('no_role');
  await decisions.plant(
    `update directory.product_manifest set version = version + 1,
       roles = jsonb_set(roles, '{0,permissions}', '["hello.note.read", "hello.note.write"]') where product = 'hello'`,
  );
  expect(await reasonOf(of, write)).toBe('permitted');
  await decisions.plant("update directory.product_manifest set status = 'withdrawn' where product = 'hello'");
  expect(await reasonOf(of, write)).toBe('action_unknown');
  await decisions.plant("update directory.product_manifest set status = 'active' where product = 'hello'");
  expect(await reasonOf(of, write)).toBe('permitted');
});

test('many single questions at the same time are answered as one by one, and of another tenant nothing is known', async () => {
  const other = await plantCustomer(decisions);
  const ids = [...Object.values(stores), ...Object.values(other.stores)];
  const asked = Object.values(users).flatMap(({ id }) =>
    ids.flatMap((store) => [READ, NOTES].map((action) => ({ ...question(id, action, store), context: {} }))),
  );
  const answerOf = async (body: object): Promise<unknown> => (await decisions.ask(tenant, '/evaluation', body)).json;
  const oneByOne: unknown[] = [];
  for (const body of asked) oneByOne.push(await answerOf(body));
  expect(await Promise.all(asked.map(answerOf))).toEqual(oneByOne);
  expect(new Set(oneByOne.map((answer) => JSON.stringify(answer))).size).toBe(2); // some may, some may not
  const elsewhere = asked.map(async (body) => (await decisions.ask(other, '/evaluation', body)).json);
  const here = asked.map(answerOf);
  expect(new Set((await Promise.all(elsewhere)).map((answer) => JSON.stringify(answer)))).toEqual(
    new Set(['{"decision":false}']),
  );
  expect(await Promise.all(here)).toEqual(oneByOne);
});
