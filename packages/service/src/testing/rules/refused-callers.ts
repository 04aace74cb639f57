import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { isId } from '../../pages/keyset.ts';
import type { ApiUnderTest } from '../api-under-test.ts';
import type { Documented } from '../documented.ts';
import type { PlantedTenant } from '../planted-tenant.ts';
import { tokenIssuer } from '../token-issuer.ts';

/** Who is answered nothing: without a good token, of another tenant, suspended, without the permission. */
export async function refusedCallers<Tenant extends PlantedTenant>(api: ApiUnderTest<Tenant>): Promise<void> {
  const all = `${api.scopes.read} ${api.scopes.write}`;
  const [home, other] = [await api.plantTenant(), await api.plantTenant()];
  const stranger = await tokenIssuer();
  const writes = api.operations.filter(
    ({ permission }) => !permission.endsWith('.read') && api.permissions[permission]?.scope !== null,
  );
  const reads = api.operations.filter(
    ({ permission }) => permission.endsWith('.read') && api.permissions[permission]?.scope !== null,
  );

  /** Sends a request that would work, with this token. */
  async function sentWith(operation: Documented, token: string | undefined, tenant = home) {
    return api.call(operation, { ...(await api.recipeFor(operation))(tenant), token });
  }

  /** What each of these tokens is answered, none of which leaves anything behind. */
  async function refusedFor(operation: Documented, tokens: readonly (string | undefined)[]) {
    await api.recipeFor(operation);
    const before = await api.traces();
    const answers = await Promise.all(tokens.map((token) => sentWith(operation, token)));
    expect(await api.traces()).toEqual(before);
    return answers.map(({ status, json, headers }) => ({
      ...{ status, headers },
      ...(json as { code: string; permission?: string }),
    }));
  }

  test.each(api.operations)('$operationId answers nobody without a token', async (operation) => {
    const [answer] = await refusedFor(operation, [undefined]);
    expect([answer?.status, answer?.code]).toEqual([401, 'token_missing']);
    expect(answer?.headers.get('www-authenticate')).toBe('Bearer realm="kiban"');
  });

  const bearer = { tenant_id: home.id, user: home.administrator, scope: all };
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

  test.each(api.operations)('$operationId answers nobody whose token is not good', async (operation) => {
    const faults = Object.keys(faulty);
    const answers = await refusedFor(operation, await Promise.all(Object.values(faulty).map((token) => token())));
    for (const [at, { status, code, headers }] of answers.entries()) {
      expect([faults[at], status, code]).toEqual([faults[at], 401, 'token_invalid']);
      expect(headers.get('www-authenticate')).toContain('error="invalid_token"');
    }
  });

  test.each(api.operations)(
    '$operationId shows nothing of another tenant and changes nothing in it',
    async (operation) => {
      const recipe = await api.recipeFor(operation);
      const intruder = await api.administratorOf(other);
      const before = await api.eventsIn(home);
      const request = recipe(home);
      const answer = await api.call(operation, { ...request, token: intruder });
      if (/\{(\w+_)?id\}/.test(operation.path)) expect(answer.status).toBe(api.isShared(operation.path) ? 200 : 404);
      expect(answer.text).not.toContain(home.marker);
      for (const id of idsOf(home)) expect(withoutEcho(answer.text, request.path)).not.toContain(id);
      expect(await api.eventsIn(home)).toBe(before);
    },
  );

  const idFilters = ({ parameters }: Documented) =>
    parameters.filter(
      ({ in: place, name, schema }) => place === 'query' && name.endsWith('_id') && schema.format === 'uuid',
    );

  test.each(api.operations.filter((operation) => idFilters(operation).length > 0))(
    '$operationId finds nothing by the ids of another tenant',
    async (operation) => {
      const intruder = await api.administratorOf(other);
      for (const { name } of idFilters(operation)) {
        const request = { ...(await api.recipeFor(operation))(other), token: intruder };
        const answered = async (id: string): Promise<object> => {
          const { json } = await api.call(operation, { ...request, path: `${operation.path}?${name}=${id}` });
          return { ...(json as object), request_id: undefined };
        };
        const unknown = await answered(randomUUID());
        if (Object.hasOwn(unknown, 'total')) expect(unknown).toMatchObject({ items: [], total: 0 });
        for (const id of idsOf(home).filter(isId)) expect(await answered(id)).toEqual(unknown);
      }
    },
  );

  test.each(api.operations.filter(({ body }) => body !== undefined))(
    '$operationId refers to nothing of another tenant',
    async (operation) => {
      const recipe = await api.recipeFor(operation);
      const token = await api.administratorOf(other);
      const { body, ...request } = recipe(other);
      const before = await api.traces();
      for (const [name, id] of foreignReferences(operation)) {
        const answer = await api.call(operation, {
          ...request,
          token,
          body: withReference(operation, body as object, name, id),
        });
        expect([name, answer.status, (answer.json as { code: string }).code]).toEqual([name, 409, 'reference_unknown']);
      }
      expect(await api.traces()).toEqual(before);
    },
  );

  test.each(api.operations)(
    '$operationId refuses a suspended user and somebody the tenant does not know',
    async (operation) => {
      const users = [home.suspended, other.administrator];
      const tokens = await Promise.all(users.map((user) => api.tokenOf({ ...bearer, user })));
      const answers = await refusedFor(operation, tokens);
      const refused = { status: 403, code: 'user_suspended' };
      expect(answers).toMatchObject([refused, refused]);
    },
  );

  test.each(writes)('$operationId refuses whoever may only read', async (operation) => {
    const tokens = [
      await api.tokenOf({ ...bearer, user: home.viewer }),
      await api.tokenOf({ ...bearer, user: home.nobody }),
      await api.administratorOf(home, api.scopes.read),
      await api.tokenOf({ tenant_id: home.id, scope: api.scopes.read }),
    ];
    const refused = {
      ...{ status: 403, code: 'permission_missing', permission: operation.permission },
      granted_by: { roles: api.permissions[operation.permission]?.roles, scope: api.scopes.write },
    };
    expect(await refusedFor(operation, tokens)).toMatchObject(tokens.map(() => refused));
  });

  test.each(reads)('$operationId refuses whoever may not read', async (operation) => {
    const tokens = [
      await api.tokenOf({ ...bearer, user: home.nobody }),
      await api.administratorOf(home, api.scopes.write),
      await api.administratorOf(home, 'openid'),
      await api.tokenOf({ tenant_id: home.id, scope: '' }),
    ];
    const refused = { status: 403, code: 'permission_missing' };
    expect(await refusedFor(operation, tokens)).toMatchObject(tokens.map(() => refused));
    if (api.permissions[operation.permission]?.roles.includes('viewer') === true)
      expect((await sentWith(operation, await api.tokenOf({ ...bearer, user: home.viewer }))).status).toBe(200);
  });

  function idsOf({ id, ids, administrator, viewer }: Tenant): string[] {
    return [id, administrator.id, viewer.id, ...Object.values(ids).flat()];
  }

  /** What was asked for may be said back. */
  function withoutEcho(text: string, path: string): string {
    return text.replaceAll(path.split('/')[2] ?? path, '');
  }

  /** The members of a body that refer to something, with what they must not refer to. */
  function foreignReferences({ body }: Documented): [string, string][] {
    const members = Object.keys(api.resolved(body ?? {}).properties ?? {});
    return members.flatMap((name): [string, string][] => {
      const collection = api.references[name];
      return collection === undefined ? [] : [[name, home.ids[collection]?.[0] ?? '']];
    });
  }

  /** The body with this reference, and without optional ones that it may exclude. */
  function withReference({ body: schema }: Documented, body: object, name: string, id: string): object {
    const { required = [] } = api.resolved(schema ?? {});
    const kept = Object.entries(body).filter(
      ([member]) => required.includes(name) || required.includes(member) || api.references[member] === undefined,
    );
    return { ...Object.fromEntries(kept), [name]: id };
  }
}
