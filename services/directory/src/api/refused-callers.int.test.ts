import { expect, test } from 'vitest';
import { type Documented, operations, resolved } from '../testing/api/documented.ts';
import { type PlantedTenant, plantTenant } from '../testing/api/planted-tenant.ts';
import { ALL, administratorOf, call, eventsIn, REFERENCES, recipeFor, traces } from '../testing/api/recipes.ts';
import { testApi } from '../testing/api/test-api.ts';
import { tokenIssuer } from '../testing/api/token-issuer.ts';

const api = await testApi();
const [home, other] = [await plantTenant(api), await plantTenant(api)];
const stranger = await tokenIssuer();
const writes = operations.filter(({ permission }) => permission.endsWith('.write'));
const reads = operations.filter(
  ({ permission }) => permission.endsWith('.read') && permission !== 'directory.self.read',
);

/** Sends a request that would work, with this token. */
async function sentWith(operation: Documented, token: string | undefined, tenant = home) {
  return call(api, operation, { ...(await recipeFor(api, operation))(tenant), token });
}

async function refusedFor(operation: Documented, token: string | undefined) {
  await recipeFor(api, operation);
  const before = await traces(api);
  const answer = await sentWith(operation, token);
  expect(await traces(api)).toEqual(before);
  return { status: answer.status, ...(answer.json as { code: string; permission?: string }), headers: answer.headers };
}

test.each(operations)('$operationId answers nobody without a token', async (operation) => {
  const { status, code, headers } = await refusedFor(operation, undefined);
  expect([status, code]).toEqual([401, 'token_missing']);
  expect(headers.get('www-authenticate')).toBe('Bearer realm="kiban"');
});

const bearer = { tenant_id: home.id, user: home.administrator, scope: ALL };
const faulty: Readonly<Record<string, () => Promise<string>>> = {
  'is expired': () => api.tokenOf(bearer, { expires: -60 }),
  'is for another audience': () => api.tokenOf(bearer, { audience: 'urn:other:api' }),
  'another issuer gave': () => api.tokenOf(bearer, { issuer: 'https://elsewhere.test/oidc' }),
  'another key signed': () => stranger.tokenOf(bearer),
  'is an ID token': () => api.tokenOf(bearer, { type: 'JWT' }),
  'nobody signed': async () =>
    `${btoa('{"alg":"none","typ":"at+jwt"}')}.${btoa(JSON.stringify({ ...bearer, aud: 'urn:kiban:api' }))}.`.replaceAll(
      '=',
      '',
    ),
  'names another person’s user': () =>
    api.tokenOf({ ...bearer, user: { ...home.administrator, person_id: home.viewer.person_id } }),
};

test.each(operations)('$operationId answers nobody whose token is not good', async (operation) => {
  for (const [what, token] of Object.entries(faulty)) {
    const { status, code, headers } = await refusedFor(operation, await token());
    expect([what, status, code]).toEqual([what, 401, 'token_invalid']);
    expect(headers.get('www-authenticate')).toContain('error="invalid_token"');
  }
});

test.each(operations)('$operationId shows nothing of another tenant and changes nothing in it', async (operation) => {
  const recipe = await recipeFor(api, operation);
  const intruder = await administratorOf(api, other);
  const before = await eventsIn(api, home);
  const request = recipe(home);
  const answer = await call(api, operation, { ...request, token: intruder });
  if (operation.path.includes('{id}')) expect(answer.status).toBe(404);
  expect(answer.text).not.toContain(home.marker);
  for (const id of idsOf(home)) expect(withoutEcho(answer.text, request.path)).not.toContain(id);
  expect(await eventsIn(api, home)).toBe(before);
});

test.each(operations.filter(({ parameters }) => parameters.some(({ name }) => name.endsWith('_id'))))(
  '$operationId finds nothing by the ids of another tenant',
  async (operation) => {
    const intruder = await administratorOf(api, other);
    for (const { name } of operation.parameters.filter((parameter) => parameter.name.endsWith('_id')))
      for (const id of idsOf(home)) {
        const answer = await call(api, operation, {
          ...(await recipeFor(api, operation))(other),
          token: intruder,
          path: `${operation.path}?${name}=${id}`,
        });
        expect(answer.json).toMatchObject({ items: [], total: 0 });
      }
  },
);

test.each(operations.filter(({ body }) => body !== undefined))(
  '$operationId refers to nothing of another tenant',
  async (operation) => {
    const recipe = await recipeFor(api, operation);
    const token = await administratorOf(api, other);
    const { body, ...request } = recipe(other);
    const before = await traces(api);
    for (const [name, id] of foreignReferences(operation)) {
      const answer = await call(api, operation, {
        ...request,
        token,
        body: withReference(operation, body as object, name, id),
      });
      expect([name, answer.status, (answer.json as { code: string }).code]).toEqual([name, 409, 'reference_unknown']);
    }
    expect(await traces(api)).toEqual(before);
  },
);

test.each(operations)(
  '$operationId refuses a suspended user and somebody the tenant does not know',
  async (operation) => {
    const users = [home.suspended, other.administrator];
    for (const user of users) {
      const { status, code } = await refusedFor(operation, await api.tokenOf({ ...bearer, user }));
      expect([status, code]).toEqual([403, 'user_suspended']);
    }
  },
);

test.each(writes)('$operationId refuses whoever may only read', async (operation) => {
  const tokens = [
    await api.tokenOf({ ...bearer, user: home.viewer }),
    await api.tokenOf({ ...bearer, user: home.nobody }),
    await administratorOf(api, home, 'directory:read'),
    await api.tokenOf({ tenant_id: home.id, scope: 'directory:read' }),
  ];
  for (const token of tokens)
    expect(await refusedFor(operation, token)).toMatchObject({
      ...{ status: 403, code: 'permission_missing', permission: operation.permission },
      granted_by: { roles: ['administrator'], scope: 'directory:write' },
    });
});

test.each(reads)('$operationId refuses whoever may not read', async (operation) => {
  const tokens = [
    await api.tokenOf({ ...bearer, user: home.nobody }),
    await administratorOf(api, home, 'directory:write'),
    await administratorOf(api, home, 'openid'),
    await api.tokenOf({ tenant_id: home.id, scope: '' }),
  ];
  for (const token of tokens)
    expect(await refusedFor(operation, token)).toMatchObject({ status: 403, code: 'permission_missing' });
  expect((await sentWith(operation, await api.tokenOf({ ...bearer, user: home.viewer }))).status).toBe(200);
});

function idsOf({ id, ids, administrator, viewer }: PlantedTenant): string[] {
  return [id, administrator.id, viewer.id, ...Object.values(ids).flat()];
}

/** What was asked for may be said back. */
function withoutEcho(text: string, path: string): string {
  return text.replaceAll(path.split('/')[2] ?? path, '');
}

/** The members of a body that refer to something, with what they must not refer to. */
function foreignReferences({ body }: Documented): [string, string][] {
  const members = Object.keys(resolved(body ?? {}).properties ?? {});
  return members.flatMap((name): [string, string][] => {
    const collection = REFERENCES[name];
    return collection === undefined ? [] : [[name, home.ids[collection][0] ?? '']];
  });
}

/** The body with this reference, and without optional ones that it may exclude. */
function withReference({ body: schema }: Documented, body: object, name: string, id: string): object {
  const { required = [] } = resolved(schema ?? {});
  const kept = Object.entries(body).filter(
    ([member]) => required.includes(name) || required.includes(member) || REFERENCES[member] === undefined,
  );
  return { ...Object.fromEntries(kept), [name]: id };
}
