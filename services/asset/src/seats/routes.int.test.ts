import { randomUUIDv7 } from 'node:crypto';
import { type Story, storyIn, type Thing, type Things } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { plantStore, plantUser, replant } from '../testing/planted-directory.ts';
import { plantCatalogue, plantLicence, plantSeat } from '../testing/planted-licences.ts';
import type { PlantedTenant } from '../testing/planted-tenant.ts';
import { testApi } from '../testing/test-api.ts';

const api = await testApi();
await plantCatalogue(api);

type Told = Story<PlantedTenant>;
const seatsOf = (story: Told, licence: string, more = '') => story.get<Things>(`/seats?licence_id=${licence}${more}`);
const assign = (story: Told, licence_id: string, holder_ids: readonly string[]) =>
  story.ask('post', '/seats', undefined, { licence_id, holder_ids });

test('stores get seats together, are shown with their names, and one seat is moved and released', async () => {
  const story = await storyIn(api);
  const { tenant } = story;
  const [first = '', second = ''] = tenant.ids.stores;
  const third = await plantStore(api, tenant.id, '三号店');
  const licence = await plantLicence(api, tenant.id);
  const answer = await assign(story, licence, [first, second]);
  expect(answer.status).toBe(201);
  const { items } = answer.json as Things;
  expect(items).toMatchObject([
    { store_id: first, store_name: `${tenant.marker}空店`, user_id: null, product: 'rx', status: 'assigned' },
    { store_id: second, store_name: `${tenant.marker}本店` },
  ]);
  const [seat] = items as [Thing];
  const moved = await story.change('post', `/seats/${seat.id}/move`, 1, { holder_id: third, reason: '移転' });
  expect(moved).toMatchObject({ id: seat.id, version: 2, store_id: third, store_name: '三号店' });
  const released = await story.change('post', `/seats/${seat.id}/release`, 2, { reason: '解約' });
  expect(released).toMatchObject({ status: 'released', store_id: third });
  expect((await story.ask('post', `/seats/${seat.id}/release`, 3, { reason: '解約' })).json).toMatchObject({
    code: 'already_closed',
  });
  expect((await seatsOf(story, licence, '&status=assigned')).items).toMatchObject([{ store_id: second }]);
  const history = await story.get<Things>(`/seats/${seat.id}/history`);
  expect(history.items).toMatchObject([
    { name: 'seat.released', reason: '解約' },
    { name: 'seat.moved', changes: [{ field: 'store_id', before_name: `${tenant.marker}空店`, after_name: '三号店' }] },
    { name: 'seat.assigned' },
  ]);
  const woven = await story.get<Things>(`/licences/${licence}/history`);
  expect(woven.items.map(({ name }) => name)).toEqual(expect.arrayContaining(['licence.granted', 'seat.moved']));
  expect(await story.get(`/seats/${seat.id}?asOf=${seat.valid_from}`)).toMatchObject({ store_id: first, version: 1 });
});

test('one holder who cannot sit down keeps all others standing, and every bad one is named', async () => {
  const [story, other] = [await storyIn(api), await storyIn(api)];
  const [good = '', seated = '', closed = ''] = story.tenant.ids.stores;
  const licence = await plantLicence(api, story.tenant.id);
  await plantSeat(api, story.tenant.id, licence, seated);
  const asked = [good, randomUUIDv7(), closed, seated, other.tenant.ids.stores[0] ?? '', good];
  const answer = await assign(story, licence, asked);
  expect(answer.status).toBe(409);
  expect(answer.json).toMatchObject({
    code: 'holders_refused',
    errors: [
      { pointer: '/holder_ids/1', code: 'reference_unknown' },
      { pointer: '/holder_ids/2', code: 'reference_closed' },
      { pointer: '/holder_ids/3', code: 'key_taken' },
      { pointer: '/holder_ids/4', code: 'reference_unknown' },
      { pointer: '/holder_ids/5', code: 'key_taken' },
    ],
  });
  expect((await seatsOf(story, licence)).total).toBe(1);
});

test('nobody sits down on a licence of another tenant, and sees none of its seats', async () => {
  const [story, other] = [await storyIn(api), await storyIn(api)];
  const licence = await plantLicence(api, other.tenant.id);
  const seat = await plantSeat(api, other.tenant.id, licence, other.tenant.ids.stores[0] ?? '');
  const answer = await assign(story, licence, [story.tenant.ids.stores[0] ?? '']);
  expect(answer.json).toMatchObject({ code: 'reference_unknown', errors: [{ pointer: '/licence_id' }] });
  expect((await seatsOf(story, licence)).items).toEqual([]);
  for (const path of [`/seats/${seat}`, `/seats/${seat}/history`, `/licences/${licence}`])
    await expect(story.get(path)).rejects.toThrow(/^404/);
  const release = await story.ask('post', `/seats/${seat}/release`, 1, { reason: 'x' });
  expect(release.status).toBe(404);
});

test('a seat is moved to no other tenant’s store, to no closed one, and to none that has one', async () => {
  const [story, other] = [await storyIn(api), await storyIn(api)];
  const [first = '', second = '', closed = ''] = story.tenant.ids.stores;
  const licence = await plantLicence(api, story.tenant.id);
  const seat = await plantSeat(api, story.tenant.id, licence, first);
  await plantSeat(api, story.tenant.id, licence, second);
  for (const [holder_id, code] of [
    [other.tenant.ids.stores[0], 'reference_unknown'],
    [closed, 'reference_closed'],
    [second, 'key_taken'],
  ])
    expect((await story.ask('post', `/seats/${seat}/move`, 1, { holder_id, reason: 'x' })).json).toMatchObject({
      code: 'holders_refused',
      errors: [{ pointer: '/holder_id', code }],
    });
});

test('users and devices get seats where the plan is for them, unless they have left or are lost', async () => {
  const story = await storyIn(api);
  const { id, ids } = story.tenant;
  const left = await plantUser(api, id, '退職者', { status: 'left' });
  const users = await plantLicence(api, id, { plan: 'user' });
  const devices = await plantLicence(api, id, { plan: 'device' });
  expect((await assign(story, users, [ids.users[0] ?? ''])).status).toBe(201);
  expect((await assign(story, users, [left.id])).json).toMatchObject({ errors: [{ code: 'reference_closed' }] });
  expect((await assign(story, users, [ids.stores[0] ?? ''])).json).toMatchObject({
    errors: [{ code: 'reference_unknown' }],
  });
  const [registered = '', , lost = '', retired = ''] = ids.devices;
  expect((await assign(story, devices, [registered])).status).toBe(201);
  for (const device of [lost, retired])
    expect((await assign(story, devices, [device])).json).toMatchObject({ errors: [{ code: 'reference_closed' }] });
  const whole = await plantLicence(api, id, { plan: 'whole' });
  expect((await assign(story, whole, [ids.stores[0] ?? ''])).json).toMatchObject({ code: 'plan_unfit' });
});

test('the same request under its key again answers the same seats and assigns none', async () => {
  const story = await storyIn(api);
  const licence = await plantLicence(api, story.tenant.id);
  const token = await api.administratorOf(story.tenant);
  const body = { licence_id: licence, holder_ids: story.tenant.ids.stores.slice(0, 2) };
  const request = { method: 'post', path: '/seats', token, headers: { 'idempotency-key': 'k1' }, body };
  const [first, again] = [await api.send(request), await api.send(request)];
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(again.json).toEqual(first.json);
  expect((await seatsOf(story, licence)).total).toBe(2);
});

test('five hundred get seats in one request', async () => {
  const story = await storyIn(api);
  const stores = await plantStores(story.tenant.id, 500);
  const licence = await plantLicence(api, story.tenant.id, { seats: 500 });
  const answer = await assign(story, licence, stores);
  expect(answer.status).toBe(201);
  expect((answer.json as Things).items.map(({ store_id }) => store_id)).toEqual(stores);
  const page = await seatsOf(story, licence, '&sort=holder&limit=200');
  expect([page.items.length, page.total]).toEqual([200, 500]);
  const next = await story.get<Things>(`/seats?cursor=${page.next_cursor}`);
  expect(new Set([...page.items, ...next.items].map(({ id }) => id)).size).toBe(250);
});

test('a seat shows the name its holder had at the moment', async () => {
  const story = await storyIn(api);
  const store = await plantStore(api, story.tenant.id, '旧名店');
  const seat = await plantSeat(api, story.tenant.id, await plantLicence(api, story.tenant.id), store);
  const before = await story.get(`/seats/${seat}`);
  await replant(api, 'store', store, { name: '新名店' });
  expect(await story.get(`/seats/${seat}`)).toMatchObject({ store_name: '新名店' });
  expect(await story.get(`/seats/${seat}?asOf=${before.valid_from}`)).toMatchObject({ store_name: '旧名店' });
});

/** All in one statement: a connection for each would be too many. */
async function plantStores(tenant: string, count: number): Promise<string[]> {
  const planted = await api.plant<{ id: string }>(
    `insert into directory.store (tenant_id, id, version, valid_from, recorded_at, name, identifiers, status)
     select $1, gen_random_uuid(), 1, clock_timestamp(), clock_timestamp(), '店' || n, '[]', 'open' from generate_series(1, $2) n
     returning id`,
    [tenant, count],
  );
  return planted.map(({ id }) => id);
}
