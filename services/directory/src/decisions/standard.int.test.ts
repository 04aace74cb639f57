import { expect, test } from 'vitest';
import { METADATA_PATH, METADATA_PATH_BELOW } from './metadata.ts';
import { plantCustomer } from './testing/planted-decisions.ts';
import { testDecisions } from './testing/test-decisions.ts';

// OpenID Authorization API 1.0, by its sections
const decisions = await testDecisions();
const tenant = await plantCustomer(decisions);
const { central, station } = tenant.stores;
await tenant.role(tenant.users.staff, 'kiban:viewer', { store_id: central });

const subject = { type: 'user', id: tenant.users.staff.id };
const action = { name: 'directory.stores.read' };
const store = (id: string) => ({ type: 'store', id });
const permitted = { subject, action, resource: store(central) };
const denied = { subject, action, resource: store(station) };
const evaluate = (body: unknown) => decisions.ask(tenant, '/evaluation', body);
const evaluateMany = (body: unknown) => decisions.ask(tenant, '/evaluations', body);

test('§5.5: decision is a boolean, and nothing else is said unless asked for', async () => {
  const answer = await evaluate(permitted);
  expect([answer.status, answer.headers.get('content-type'), answer.json]).toEqual([
    200,
    'application/json',
    { decision: true },
  ]);
});

test('§10.1.2: a denial is a successful answer', async () => {
  const answer = await evaluate(denied);
  expect([answer.status, answer.json]).toEqual([200, { decision: false }]);
});

test.each([
  ['subject', { subject: undefined }, '/subject'],
  ['subject.type', { subject: { id: subject.id } }, '/subject/type'],
  ['subject.id', { subject: { type: 'user' } }, '/subject/id'],
  ['subject.id as text', { subject: { type: 'user', id: 7 } }, '/subject/id'],
  ['subject.properties as object', { subject: { ...subject, properties: [] } }, '/subject/properties'],
  ['action', { action: undefined }, '/action'],
  ['action.name', { action: {} }, '/action/name'],
  ['resource', { resource: undefined }, '/resource'],
  ['resource.type', { resource: { id: central } }, '/resource/type'],
  ['resource.id', { resource: { type: 'store' } }, '/resource/id'],
  ['context as object', { context: 'now' }, '/context'],
])('§10.1.1: a request without the required %s is a bad request', async (_what, fault, pointer) => {
  const answer = await evaluate({ ...permitted, ...fault });
  expect(answer.status).toBe(400);
  expect(answer.json).toMatchObject({ code: 'validation_failed', errors: [{ pointer }] });
});

test('§10.1.1: unknown fields are ignored, wherever they stand', async () => {
  const unknown = { surprise: { a: [1] } };
  const body = {
    ...{ subject: { ...subject, ...unknown }, action: { ...action, ...unknown } },
    ...{ resource: { ...store(central), properties: unknown, ...unknown }, context: unknown, ...unknown },
  };
  expect((await evaluate(body)).json).toEqual({ decision: true });
  expect((await evaluateMany({ ...body, evaluations: [unknown], options: unknown })).json).toEqual({
    evaluations: [{ decision: true }],
  });
});

test.each([
  ['no JSON', '{', 400],
  ['an array', '[]', 400],
  ['nothing', '', 400],
])('§10.1: a body that is %s is a bad request', async (_what, body, status) => {
  const token = await decisions.tokenOf({ tenant_id: tenant.id, scope: 'directory:decisions' });
  const headers = { 'content-type': 'application/json' };
  expect((await decisions.send({ method: 'post', path: '/evaluation', token, headers, body })).status).toBe(status);
});

test('§10.1: requests are POSTs', async () => {
  const token = await decisions.tokenOf({ tenant_id: tenant.id, scope: 'directory:decisions' });
  expect((await decisions.send({ method: 'get', path: '/evaluation', token })).status).toBe(405);
});

test('§7.1: without an array, or with an empty one, many are answered as one', async () => {
  expect((await evaluateMany(permitted)).json).toEqual({ decision: true });
  expect((await evaluateMany({ ...denied, evaluations: [] })).json).toEqual({ decision: false });
  const incomplete = await evaluateMany({ subject, action });
  expect(incomplete.status).toBe(400);
  expect(incomplete.json).toMatchObject({ errors: [{ pointer: '/resource' }] });
});

test('§7.1, §7.2: questions that say all themselves are answered in their order, and nothing is said of the whole', async () => {
  const answer = await evaluateMany({ evaluations: [permitted, denied, permitted] });
  expect(answer.json).toEqual({ evaluations: [{ decision: true }, { decision: false }, { decision: true }] });
});

test('§7.1.1: the top level says what a question leaves out, and the question’s own wins', async () => {
  const answer = await evaluateMany({
    ...{ subject, action, resource: store(station), context: { explain: true } },
    evaluations: [
      {},
      { resource: store(central), context: {} },
      { resource: store(central), subject: { type: 'user', id: tenant.users.nobody.id } },
      { resource: store(central), action: { name: 'directory.corporations.read' } },
    ],
  });
  expect(answer.json).toMatchObject({
    evaluations: [
      { decision: false, context: { reason_code: 'out_of_scope' } },
      { decision: true },
      { decision: false, context: { reason_code: 'no_role' } },
      { decision: false, context: { reason_code: 'out_of_scope' } },
    ],
  });
  expect((answer.json as { evaluations: object[] }).evaluations[1]).toEqual({ decision: true });
});

test('§7.1.1: what neither the question nor the top level says is named', async () => {
  const answer = await evaluateMany({ subject, evaluations: [permitted, { action }, {}] });
  expect(answer.status).toBe(400);
  expect(answer.json).toMatchObject({
    errors: [
      { pointer: '/evaluations/1/resource' },
      { pointer: '/evaluations/2/action' },
      { pointer: '/evaluations/2/resource' },
    ],
  });
});

test.each([
  ['execute_all', [true, false, true]],
  ['deny_on_first_deny', [true, false]],
  ['permit_on_first_permit', [true]],
  [undefined, [true, false, true]],
])('§7.1.2.1: %s answers %j', async (semantic, expected) => {
  const options = semantic === undefined ? { another_option: 1 } : { evaluations_semantic: semantic };
  const { json } = await evaluateMany({ evaluations: [permitted, denied, permitted], options });
  expect((json as { evaluations: { decision: boolean }[] }).evaluations.map(({ decision }) => decision)).toEqual(
    expected,
  );
});

test('§7.1.2.1: where nothing stops it, a short circuit answers all', async () => {
  const both = async (one: object, semantic: string) =>
    (
      (await evaluateMany({ evaluations: [one, one], options: { evaluations_semantic: semantic } })).json as {
        evaluations: object[];
      }
    ).evaluations.length;
  expect(await both(permitted, 'deny_on_first_deny')).toBe(2);
  expect(await both(denied, 'permit_on_first_permit')).toBe(2);
});

test('§7.1.2.1: another semantic is refused', async () => {
  const options = { evaluations_semantic: 'some' };
  expect((await evaluateMany({ evaluations: [permitted], options })).status).toBe(400);
});

test('§7.2.1: a question that cannot be answered fails alone, and closed', async () => {
  const answer = await evaluateMany({ evaluations: [{ ...permitted, context: { as_of: 'yesterday' } }, permitted] });
  expect([answer.status, answer.json]).toEqual([
    200,
    {
      evaluations: [
        { decision: false, context: { error: { status: 400, code: 'moment_invalid', message: expect.any(String) } } },
        { decision: true },
      ],
    },
  ]);
  const alone = await evaluate({ ...permitted, context: { as_of: 'yesterday' } });
  expect([alone.status, alone.json]).toMatchObject([
    400,
    { code: 'moment_invalid', errors: [{ pointer: '/context/as_of' }] },
  ]);
});

test('§7.1: a thousand questions that share nothing are answered, one more is refused', async () => {
  const many = Array.from({ length: 1000 }, (_, n) => (n % 2 === 0 ? permitted : denied));
  const answer = await evaluateMany({ evaluations: many });
  expect(
    (answer.json as { evaluations: object[] }).evaluations.filter((one) => 'decision' in one && one.decision),
  ).toHaveLength(500);
  expect((await evaluateMany({ evaluations: [...many, permitted] })).status).toBe(400);
});

test('§10.1.3: a request id comes back as it was, whatever text it is', async () => {
  const token = await decisions.tokenOf({ tenant_id: tenant.id, scope: 'directory:decisions' });
  const idOf = async (headers: Record<string, string>, body: unknown = permitted, bearer: string | undefined = token) =>
    (await decisions.send({ method: 'post', path: '/evaluation', token: bearer, headers, body })).headers.get(
      'x-request-id',
    );
  for (const id of ['bfe9eb29-ab87-4ca3-be83-a1d5d8305716', 'x', 'any text: {"of": theirs}'])
    expect(await idOf({ 'x-request-id': id })).toBe(id);
  expect(await idOf({ 'x-request-id': 'my own' }, {})).toBe('my own');
  expect(await idOf({ 'x-request-id': 'my own' }, permitted, 'none')).toBe('my own');
  expect(await idOf({})).toMatch(/^[0-9a-f-]{36}$/);
});

test('§10.1.2, §11.3: without a valid token the answer is 401 with a challenge', async () => {
  for (const token of [undefined, 'none']) {
    const answer = await decisions.send({ method: 'post', path: '/evaluation', token, body: permitted });
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('Bearer realm='),
    ]);
  }
});

test.each([METADATA_PATH, METADATA_PATH_BELOW])('§9.2: metadata are at %s, for everybody', async (path) => {
  const answer = await decisions.send({ method: 'get', path: `/../../..${path}` });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
  expect(answer.json).toEqual({
    policy_decision_point: 'https://api.test/directory',
    access_evaluation_endpoint: 'https://api.test/directory/access/v1/evaluation',
    access_evaluations_endpoint: 'https://api.test/directory/access/v1/evaluations',
    search_subject_endpoint: 'https://api.test/directory/access/v1/search/subject',
    search_resource_endpoint: 'https://api.test/directory/access/v1/search/resource',
    search_action_endpoint: 'https://api.test/directory/access/v1/search/action',
  });
});
