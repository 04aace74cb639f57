import type { ChangeContext } from '@kiban/event-store';
import { expect, test } from 'vitest';
import { any, certifiedTenant } from '../testing/certified-tenant.ts';
import { plantRole, plantUser, replant } from '../testing/planted-directory.ts';
import { testApi } from '../testing/test-api.ts';
import { operator } from '../testing/test-asset.ts';
import { bindCertificate } from './bind-certificate.ts';
import { revokeCertificate } from './revoke-certificate.ts';

const api = await testApi();

interface Answer {
  readonly items: readonly { readonly status: string; readonly device: Told; readonly store: Told }[];
}
type Told = { readonly changed_by: { readonly event_id: string } } & Record<string, unknown>;

test('which device held this certificate on that day, in which store, and who changed it: one question', async () => {
  const tenant = await certifiedTenant(api);
  const [hanako, taro] = [await plantUser(api, tenant.id, '花子'), await plantUser(api, tenant.id, '太郎')];
  await plantRole(api, tenant.id, hanako, 'kiban:administrator');
  const by = (user: { readonly id: string }, reason: string): ChangeContext => ({
    ...operator,
    actor: { kind: 'person', id: user.id },
    reason,
  });
  const token = await api.tokenOf({ tenant_id: tenant.id, user: hanako, scope: 'asset:read' });
  const [station, harbour] = [await tenant.store('駅前店'), await tenant.store('港店')];
  const [front, back] = [await tenant.device('受付', station), await tenant.device('予備', station)];
  const moments: string[] = [];
  const moment = async () => {
    const [row] = await api.plant<{ at: string }>(`select to_json(clock_timestamp()) #>> '{}' as at`);
    moments.push(row?.at ?? '');
  };
  const issued = await tenant.issue(front);
  const { serial_number } = await tenant.certificate(issued);
  await moment();
  await tenant.move(front, harbour, by(hanako, '港店の開設'));
  await moment();
  await replant(api, 'store', harbour, { name: '新港店' });
  await bindCertificate(api.database, tenant.id, by(taro, '故障のため予備へ'), { ...any(issued), device_id: back });
  await moment();
  await tenant.move(back, harbour, by(taro, '予備を港へ'));
  await tenant.move(back, station, by(hanako, 'やはり駅前へ'));
  await moment();
  await revokeCertificate(api.database, tenant.id, by(hanako, '退役'), {
    ...any(issued),
    revocation_reason: 'cessationOfOperation',
  });
  await bindUnrelated(tenant);

  const ask = async (at: string | undefined, number = serial_number) => {
    const asOf = at === undefined ? '' : `&asOf=${encodeURIComponent(at)}`;
    const path = `/certificates?serial_number=${encodeURIComponent(number)}${asOf}`;
    const { status, json } = await api.send({ method: 'get', path, token });
    expect(status).toBe(200);
    return (json as Answer).items;
  };
  const person = (user: { readonly id: string }, name: string) => ({ kind: 'person', id: user.id, name });
  const planted = { kind: 'operator', id: 'test', name: 'test' };

  expect(await ask(moments[0])).toMatchObject([
    {
      ...{ id: issued, serial_number, status: 'active', authority_name: '青葉 CA' },
      device: { id: front, name: '受付', changed_by: { actor: planted } },
      store: { id: station, name: '駅前店', changed_by: { actor: planted } },
    },
  ]);
  expect(await ask(moments[1])).toMatchObject([
    {
      device: { id: front, name: '受付' },
      store: { id: harbour, name: '港店', changed_by: { actor: person(hanako, '花子'), reason: '港店の開設' } },
    },
  ]);
  expect(await ask(moments[2])).toMatchObject([
    {
      device: { id: back, name: '予備', changed_by: { actor: person(taro, '太郎'), reason: '故障のため予備へ' } },
      store: { id: station, name: '駅前店', changed_by: { actor: planted } },
    },
  ]);
  // the device came back: since then, and not since it stood there the first time
  const [last] = await ask(moments[3]);
  expect(last).toMatchObject({
    device: { id: back, changed_by: { reason: '故障のため予備へ' } },
    store: { id: station, changed_by: { actor: person(hanako, '花子'), reason: 'やはり駅前へ' } },
  });
  // revoking changed neither who held it nor where
  const [now] = await ask(undefined, serial_number.toLowerCase().replace(/(..)(?!$)/g, '$1:'));
  expect(now).toMatchObject({ status: 'revoked', revocation_reason: 'cessationOfOperation' });
  expect([now?.device, now?.store]).toEqual([last?.device, last?.store]);

  const told = await api.plant<{ name: string; at: string }>(
    `select name, to_json(occurred_at at time zone 'UTC') #>> '{}' || 'Z' as at from event.domain_event where id = any ($1) order by version`,
    [[now?.device.changed_by.event_id, now?.store.changed_by.event_id]],
  );
  expect(told.map(({ name }) => name)).toEqual(['certificate.moved', 'device.moved']);
  expect([now?.device.since, now?.store.since]).toEqual(told.map(({ at }) => at));
  expect(await ask('2020-01-01T00:00:00Z')).toEqual([]);
});

test('a certificate that no device holds is told without one, and another tenant’s is not told at all', async () => {
  const [tenant, other] = [await certifiedTenant(api), await certifiedTenant(api)];
  const user = await plantUser(api, tenant.id, '花子');
  await plantRole(api, tenant.id, user, 'kiban:viewer');
  const token = await api.tokenOf({ tenant_id: tenant.id, user, scope: 'asset:read' });
  const id = await tenant.issue(await tenant.device());
  await bindCertificate(api.database, tenant.id, operator, { ...any(id), device_id: null });
  const shown = await api.send({ method: 'get', path: `/certificates/${id}`, token });
  expect(shown.json).toMatchObject({ id, device: null, store: null, status: 'active' });
  const theirs = await other.issue(await other.device());
  const { serial_number } = await other.certificate(theirs);
  const found = await api.send({ method: 'get', path: `/certificates?serial_number=${serial_number}`, token });
  expect(found.json).toMatchObject({ items: [], total: 0 });
  for (const path of [`/certificates/${theirs}`, `/certificates/${theirs}/history`])
    expect((await api.send({ method: 'get', path, token })).status).toBe(404);
});

async function bindUnrelated(tenant: Awaited<ReturnType<typeof certifiedTenant>>): Promise<void> {
  await tenant.issue(await tenant.device('別の端末'));
}
