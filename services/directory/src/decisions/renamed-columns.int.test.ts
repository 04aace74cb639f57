import { renameReadColumns } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { plantCustomer } from './testing/planted-decisions.ts';
import { testDecisions } from './testing/test-decisions.ts';

const decisions = await testDecisions();
const tenant = await plantCustomer(decisions);
const { users, stores, device } = tenant;
await tenant.role(users.staff, 'hello:reader', { store_id: stores.central });
await tenant.licence('store', {}, [{ store_id: stores.central }]);
await tenant.licence('device', {}, [{ device_id: device }]);
await tenant.licence('user', {}, [{ user_id: users.manager.id }]);

const subject = { type: 'user', id: users.staff.id };
const action = { name: 'hello.note.read' };
const resource = { type: 'store', id: stores.central };
const context = { explain: true, device_id: device };
const asked: readonly (readonly [path: string, body: object])[] = [
  ['/evaluation', { subject, action, resource, context }],
  ['/evaluation', { subject, action, resource: { type: 'device', id: device }, context }],
  ['/evaluation', { subject: { type: 'device', id: device }, action, resource, context }],
  ['/evaluations', { subject, action, evaluations: [{ resource }, { resource: { type: 'tenant', id: tenant.id } }] }],
  ['/search/subject', { subject: { type: 'user' }, action, resource }],
  ['/search/resource', { subject, action, resource: { type: 'store' } }],
  ['/search/resource', { subject, action, resource: { type: 'device' } }],
  ['/search/action', { subject, resource }],
];
const answers = async (asOf: string | undefined) => {
  const all = asked.map(([path, body]) => {
    const dated = asOf === undefined ? body : { ...body, context: { ...context, as_of: asOf } };
    return decisions.ask(tenant, path, dated);
  });
  return (await Promise.all(all)).map(({ status, json }) => ({ status, json }));
};

test('decisions and searches are the same when assets rename their columns behind what they publish', async () => {
  const moment = new Date().toISOString();
  const [now, then] = [await answers(undefined), await answers(moment)];
  for (const { status } of [...now, ...then]) expect(status).toBe(200);
  expect(now[0]?.json).toMatchObject({ decision: true });
  expect(await renameReadColumns(decisions.plant, 'kiban_directory', 'directory')).toBeGreaterThan(40);
  expect(await answers(undefined)).toEqual(now);
  expect(await answers(moment)).toEqual(then);
});
