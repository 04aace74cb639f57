import { storyIn, type Things } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { testApi } from '../testing/test-api.ts';
import { codeFor, ownAddress, postPublic, testDevice } from '../testing/test-device.ts';
import { ENROLMENTS } from './enrolment-path.ts';

const api = await testApi();
const code = (answer: { json: unknown }) => (answer.json as { code?: string }).code;

/** A tenant, a device of it, and what it sends to enrol. */
async function enrolling(more: object = {}) {
  const tenant = await api.plantTenant();
  const [id = ''] = tenant.ids.devices;
  const [given, device] = [await codeFor(api, tenant, id, more), await testDevice()];
  const body = {
    ...{ tenant: tenant.code, code: given, public_key: device.public_key },
    proof: await device.proofOf(given),
  };
  const token = await api.administratorOf(tenant);
  const shown = async () => (await api.send({ method: 'get', path: `/devices/${id}`, token })).json;
  const act = (verb: string) =>
    api.send({
      ...{ method: 'post', path: `/devices/${id}/${verb}`, token },
      ...{ headers: { 'if-match': '*' }, body: { reason: '理由' } },
    });
  return { tenant, id, given, device, body, shown, act, token };
}

/** Nothing of it happened, and nobody learns why. */
async function refusedAs(body: object, from?: string) {
  const answer = await postPublic(api, ENROLMENTS, body, from);
  expect([answer.status, code(answer)]).toEqual([403, 'enrolment_refused']);
  const { request_id, ...said } = answer.json as { request_id: string };
  return said;
}

test('a device that was given a code enrols with a key of its own, and its history says by whom it was let in', async () => {
  const { tenant, id, given, body, shown } = await enrolling({ reason: '新しい端末' });
  expect(given).toMatch(/^([2-9A-Z]{4}-){4}[2-9A-Z]{4}$/);
  expect(await shown()).toMatchObject({
    status: 'registered',
    code_expires_at: expect.any(String),
    last_seen_at: null,
  });
  const answer = await postPublic(api, ENROLMENTS, { ...body, code: given.toLowerCase().replaceAll('-', ' ') });
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([201, 'no-store']);
  expect(answer.json).toEqual({
    ...{ tenant_id: tenant.id, device_id: id, name: `${tenant.marker}受付端末`, store_name: `${tenant.marker}本店` },
    ...{ key_thumbprint: expect.stringMatching(/^[\w-]{43}$/), certificate: null },
  });
  expect(await shown()).toMatchObject({
    ...{ status: 'active', version: 2, code_expires_at: null, last_seen_at: expect.any(String) },
    key_thumbprint: (answer.json as { key_thumbprint: string }).key_thumbprint,
  });
  const { get } = await storyOf(tenant);
  const history = await get<Things>(`/devices/${id}/history`);
  const items = history.items.filter(({ kind }) => kind !== 'certificate');
  expect(items.map(({ name }) => name)).toEqual([
    ...['enrolment_code.used', 'device.enrolled', 'enrolment_code.revoked', 'enrolment_code.issued'],
    ...['enrolment_code.issued', 'device.registered'],
  ]);
  expect(items[1]).toMatchObject({
    ...{ actor: { kind: 'service', id: 'device' }, on_behalf_of: tenant.administrator.id, reason: '新しい端末' },
  });
  expect(JSON.stringify(items)).not.toContain('code_hash');
});

async function storyOf(tenant: Awaited<ReturnType<typeof api.plantTenant>>) {
  return storyIn({ ...api, plantTenant: async () => tenant });
}

test('a code is good once', async () => {
  const { tenant, given, body } = await enrolling();
  expect((await postPublic(api, ENROLMENTS, body)).status).toBe(201);
  await refusedAs(body);
  const other = await testDevice();
  await refusedAs({
    tenant: tenant.code,
    code: given,
    public_key: other.public_key,
    proof: await other.proofOf(given),
  });
});

test('of ten devices that use one code at the same time exactly one is enrolled', async () => {
  const { tenant, given, shown } = await enrolling();
  const bodies = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const { public_key, proofOf } = await testDevice();
      return { tenant: tenant.code, code: given, public_key, proof: await proofOf(given) };
    }),
  );
  const answers = await Promise.all(bodies.map((body) => postPublic(api, ENROLMENTS, body)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 403)]);
  expect(await shown()).toMatchObject({ version: 2, status: 'active' });
});

test('a code ends when its time is over, when another is given out, and when it is revoked', async () => {
  const expired = await enrolling();
  await api.plant(
    "update asset.enrolment_code set expires_at = clock_timestamp() where device_id = $1 and status = 'open'",
    [expired.id],
  );
  await refusedAs(expired.body);
  const replaced = await enrolling();
  const newer = await codeFor(api, replaced.tenant, replaced.id);
  await refusedAs(replaced.body);
  const revoked = await enrolling();
  const { get, change } = await storyOf(revoked.tenant);
  const [open] = (await get<Things>(`/enrolment-codes?device_id=${revoked.id}&status=open`)).items;
  await change('post', `/enrolment-codes/${open?.id}/revoke`, 1, { reason: '紛失' });
  await refusedAs(revoked.body);
  const { device, tenant } = replaced;
  const body = { tenant: tenant.code, code: newer, public_key: device.public_key, proof: await device.proofOf(newer) };
  expect((await postPublic(api, ENROLMENTS, body)).status).toBe(201);
});

test('of codes that are given out at the same time one stays', async () => {
  const tenant = await api.plantTenant();
  const [id] = tenant.ids.devices;
  await Promise.all(Array.from({ length: 6 }, () => codeFor(api, tenant, id)));
  const { get } = await storyOf(tenant);
  const { items } = await get<Things>(`/enrolment-codes?device_id=${id}`);
  expect(items.map(({ status }) => status).sort()).toEqual(['open', ...Array.from({ length: 6 }, () => 'revoked')]);
});

test('a key is accepted only with proof that whoever sends it holds it, made for this code and for us', async () => {
  const { given, body, device, shown } = await enrolling();
  const other = await testDevice();
  const proofs = [
    await other.proofOf(given),
    await device.proofOf('ABCD-EFGH-JKMN-PQRS-TVWX'),
    await device.proofOf(given, { aud: 'https://elsewhere.test/asset/enrolments' }),
    await device.proofOf(given, { iat: Math.floor(Date.now() / 1000) - 7_200 }),
    await device.proofOf(given, { jti: undefined }),
    await device.proofOf(given, {}, 'JWT'),
    `${btoa('{"alg":"none","typ":"kiban-enrolment+jwt"}')}.${btoa(JSON.stringify({ code: given }))}.`.replaceAll(
      '=',
      '',
    ),
    'nonsense',
  ];
  for (const proof of proofs) await refusedAs({ ...body, proof });
  await refusedAs({ ...body, public_key: other.public_key });
  const { public_key } = body;
  if (public_key.kty === 'EC') await refusedAs({ ...body, public_key: { ...public_key, y: public_key.x } });
  expect(await shown()).toMatchObject({ status: 'registered', version: 1 });
  expect((await postPublic(api, ENROLMENTS, body)).status).toBe(201);
});

test('whatever is wrong, the answer is one: nobody learns of tenants, devices or codes', async () => {
  const one = await enrolling();
  const other = await api.plantTenant();
  const unknown = await enrolling();
  const answers = [
    await refusedAs({ ...one.body, tenant: other.code }),
    await refusedAs({ ...one.body, tenant: 'nobody-has-this' }),
    await refusedAs({ ...one.body, code: 'ABCD-EFGH-JKMN-PQRS-TVWX' }),
    await refusedAs({ ...one.body, code: 'abc' }),
    await refusedAs({ ...one.body, proof: 'nonsense' }),
  ];
  await unknown.act('suspend');
  answers.push(await refusedAs(unknown.body));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(await one.shown()).toMatchObject({ status: 'registered', code_expires_at: expect.any(String) });
});

test('a suspended, lost or retired device is not enrolled, and its open code ends', async () => {
  for (const verb of ['suspend', 'lose', 'retire']) {
    const { body, act, shown } = await enrolling();
    expect((await act(verb)).status).toBe(200);
    expect(await shown()).toMatchObject({ code_expires_at: null });
    await refusedAs(body);
  }
  const { id, act, token } = await enrolling();
  await act('lose');
  const again = await api.send({ method: 'post', path: '/enrolment-codes', token, body: { device_id: id } });
  expect([again.status, code(again)]).toEqual([409, 'already_closed']);
});

test('a device that enrols again has the new key, and the old one is nobody’s', async () => {
  const { tenant, id, body, shown } = await enrolling();
  await postPublic(api, ENROLMENTS, body);
  const before = (await shown()) as { key_thumbprint: string };
  const again = await codeFor(api, tenant, id);
  const { public_key, proofOf } = await testDevice();
  await postPublic(api, ENROLMENTS, { tenant: tenant.code, code: again, public_key, proof: await proofOf(again) });
  expect(((await shown()) as { key_thumbprint: string }).key_thumbprint).not.toBe(before.key_thumbprint);
});

test('a key belongs to one device of a tenant', async () => {
  const { tenant, body, device } = await enrolling();
  await postPublic(api, ENROLMENTS, body);
  const { post } = await storyOf(tenant);
  const second = await post('/devices', { name: '別の端末', device_type: 'pc', store_id: tenant.ids.stores[0] });
  const given = await codeFor(api, tenant, second.id);
  await refusedAs({ ...body, code: given, proof: await device.proofOf(given) });
});

test('nobody can enrol with a tenant that has ended', async () => {
  const { tenant, body } = await enrolling();
  await api.plant("update directory.tenant set status = 'ended' where id = $1", [tenant.id]);
  await refusedAs(body);
});

test('who fails too often from one network waits, and others of the tenant are let in meanwhile', async () => {
  const { body } = await enrolling();
  const attacker = ownAddress();
  for (let time = 0; time < 20; time += 1) await refusedAs({ ...body, proof: 'nonsense' }, attacker);
  const waiting = await postPublic(api, ENROLMENTS, body, attacker);
  expect([waiting.status, code(waiting)]).toEqual([429, 'too_many_requests']);
  expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(0);
  const elsewhere = await enrolling();
  expect((await postPublic(api, ENROLMENTS, elsewhere.body, attacker)).status).toBe(201);
  expect((await postPublic(api, ENROLMENTS, body)).status).toBe(201);
});

test('what is no enrolment is refused as such, and nothing of a code or a key stands in the log', async () => {
  const { given, body, device } = await enrolling();
  const bodies = [
    {},
    { ...body, proof: undefined },
    { ...body, csr: 'x' },
    { ...body, more: 1 },
    { ...body, code: '' },
  ];
  for (const each of bodies) expect((await postPublic(api, ENROLMENTS, each)).status).toBe(400);
  const withPrivate = { ...body, public_key: { ...device.public_key, d: 'AAAA' } };
  expect((await postPublic(api, ENROLMENTS, withPrivate)).status).toBe(400);
  await postPublic(api, ENROLMENTS, body);
  const log = api.log.join('\n');
  for (const secret of [given, given.replaceAll('-', ''), body.proof]) expect(log).not.toContain(secret);
});
