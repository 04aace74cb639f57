import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { ENROLMENTS } from '../enrolments/enrolment-path.ts';
import { testApi } from '../testing/test-api.ts';
import { codeFor, type Enrolled, ownAddress, postPublic, testDevice } from '../testing/test-device.ts';
import { SEEN } from './device-routes.ts';

const api = await testApi();

async function enrolled(place = 0) {
  const tenant = await api.plantTenant();
  const id = tenant.ids.devices[place] ?? '';
  const device = await testDevice();
  const enrol = async (one = device): Promise<Enrolled> => {
    const code = await codeFor(api, tenant, id);
    const { public_key, proofOf } = one;
    const answer = await postPublic(api, ENROLMENTS, {
      tenant: tenant.code,
      code,
      public_key,
      proof: await proofOf(code),
    });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.json as Enrolled;
  };
  const who = await enrol();
  const token = await api.administratorOf(tenant);
  const act = (verb: string) =>
    api.send({
      ...{ method: 'post', path: `/devices/${id}/${verb}`, token },
      ...{ headers: { 'if-match': '*' }, body: { reason: '理由' } },
    });
  const shown = async () => (await api.send({ method: 'get', path: `/devices/${id}`, token })).json;
  const seen = async (claims = {}, type?: string) =>
    postPublic(api, SEEN, { assertion: await device.assertionOf(who, SEEN, claims, type) });
  return { tenant, id, device, who, enrol, act, shown, seen };
}

const refusal = [401, 'device_refused'];
const told = ({ status, json }: { status: number; json: unknown }) => [status, (json as { code: string }).code];

test('a device proves itself by its key, and is seen', async () => {
  const { id, seen, shown } = await enrolled();
  await api.plant("update asset.device_sighting set last_seen_at = '2026-01-01Z' where device_id = $1", [id]);
  const answer = await seen();
  expect([answer.status, answer.json]).toMatchObject([200, { device_id: id, status: 'active' }]);
  const { last_seen_at } = (await shown()) as { last_seen_at: string };
  expect(Date.now() - Date.parse(last_seen_at)).toBeLessThan(10_000);
});

test('a device that asks often is written down once a minute', async () => {
  const { id, seen } = await enrolled();
  const at = () =>
    api.plant<{ last_seen_at: Date }>('select last_seen_at from asset.device_sighting where device_id = $1', [id]);
  const before = await at();
  for (let time = 0; time < 3; time += 1) expect((await seen()).status).toBe(200);
  expect(await at()).toEqual(before);
});

test('an assertion is good once, also when it comes ten times at once', async () => {
  const { device, who } = await enrolled();
  const assertion = await device.assertionOf(who, SEEN);
  const answers = await Promise.all(Array.from({ length: 10 }, () => postPublic(api, SEEN, { assertion })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 401)]);
  expect(told(await postPublic(api, SEEN, { assertion }))).toEqual(refusal);
});

test('an assertion counts for its address, its time and its kind only', async () => {
  const { seen } = await enrolled();
  const now = Math.floor(Date.now() / 1000);
  const wrong = [
    { aud: 'https://elsewhere.test/asset/device/seen' },
    { aud: 'https://kiban.test/asset/device/certificates' },
    { iat: now - 900, exp: now - 600 },
    { exp: now + 86_400 },
    { iat: undefined },
    { exp: undefined },
    { jti: undefined },
    { jti: 'x'.repeat(65) },
    { jti: 'x\u0000' },
    { jti: 7 },
    { sub: randomUUID() },
    { tenant_id: randomUUID() },
    { tenant_id: 'x' },
    { iss: randomUUID() },
  ];
  for (const claims of wrong) expect([claims, ...told(await seen(claims))]).toEqual([claims, ...refusal]);
  expect(told(await seen({}, 'JWT'))).toEqual(refusal);
  expect(told(await seen({}, 'kiban-enrolment+jwt'))).toEqual(refusal);
  expect(told(await postPublic(api, SEEN, { assertion: 'nonsense' }))).toEqual(refusal);
  expect((await seen()).status).toBe(200);
});

test('another device’s key, and the key of a device of another tenant, prove nothing', async () => {
  const [one, other] = [await enrolled(), await enrolled()];
  const asOne = { assertion: await other.device.assertionOf(one.who, SEEN) };
  expect(told(await postPublic(api, SEEN, asOne))).toEqual(refusal);
  const elsewhere = { tenant_id: other.who.tenant_id, device_id: one.who.device_id };
  expect(told(await postPublic(api, SEEN, { assertion: await one.device.assertionOf(elsewhere, SEEN) }))).toEqual(
    refusal,
  );
});

test('the key of a suspended or lost device is refused until it is back, that of a retired one for good', async () => {
  const { act, seen } = await enrolled();
  for (const [end, begin] of [
    ['suspend', 'resume'],
    ['lose', 'find'],
  ] as const) {
    expect((await act(end)).status).toBe(200);
    expect([end, ...told(await seen())]).toEqual([end, ...refusal]);
    expect((await act(begin)).json).toMatchObject({ status: 'active' });
    expect((await seen()).status).toBe(200);
  }
  for (const verb of ['suspend', 'lose']) await act(verb);
  expect((await act('find')).json).toMatchObject({ status: 'suspended' });
  expect(told(await seen())).toEqual(refusal);
  expect((await act('retire')).json).toMatchObject({ status: 'retired', key_thumbprint: null });
  expect(told(await seen())).toEqual(refusal);
});

test('after enrolling again the old key is refused', async () => {
  const { enrol, seen, who } = await enrolled();
  const newer = await testDevice();
  await enrol(newer);
  expect(told(await seen())).toEqual(refusal);
  expect((await postPublic(api, SEEN, { assertion: await newer.assertionOf(who, SEEN) })).status).toBe(200);
});

test('devices that have not been heard of for some days are listed, of now only', async () => {
  const { tenant, id } = await enrolled();
  const token = await api.administratorOf(tenant);
  const unseen = async (days: number) =>
    ((await api.send({ method: 'get', path: `/devices?unseen_days=${days}`, token })).json as { items: object[] })
      .items;
  expect(await unseen(1)).toEqual([]);
  await api.plant("update asset.device_sighting set last_seen_at = now() - interval '40 days' where device_id = $1", [
    id,
  ]);
  expect(await unseen(30)).toMatchObject([{ id }]);
  expect(await unseen(41)).toEqual([]);
  const then = await api.send({ method: 'get', path: '/devices?unseen_days=1&asOf=2026-01-01', token });
  expect(then.json).toMatchObject({ code: 'validation_failed', errors: [{ pointer: 'query:unseen_days' }] });
});

test('proofs that would have expired are cleared away', async () => {
  const { id, seen } = await enrolled();
  await seen();
  await api.plant("update asset.device_proof set expires_at = now() - interval '1 minute' where device_id = $1", [id]);
  await seen();
  expect(await api.plant('select from asset.device_proof where device_id = $1', [id])).toHaveLength(1);
});

test('a device that is refused and asks on has to wait, and the others at its address do not', async () => {
  const [lost, other] = [await enrolled(), await enrolled()];
  const address = ownAddress();
  const seenFrom = async ({ device, who }: typeof lost) =>
    (await postPublic(api, SEEN, { assertion: await device.assertionOf(who, SEEN) }, address)).status;
  await lost.act('lose');
  const statuses = [];
  for (let time = 0; time < 22; time += 1) statuses.push(await seenFrom(lost));
  expect(statuses).toEqual([...Array(20).fill(401), 429, 429]);
  expect(await seenFrom(other)).toBe(200);
});

test('nobody’s device is seen in a tenant that has ended', async () => {
  const { tenant, seen } = await enrolled();
  await api.plant("update directory.tenant set status = 'ended' where id = $1", [tenant.id]);
  expect(told(await seen())).toEqual(refusal);
});
