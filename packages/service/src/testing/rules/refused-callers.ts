import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
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

  async function refusedFor(operation: Documented, token: string | undefined) {
    await api.recipeFor(operation);
    const before = await api.traces();
    const answer = await sentWith(operation, token);
    expect(await api.traces()).toEqual(before);
    return {
      status: answer.status,
      ...(answer.json as { code: string; permission?: string }),
      headers: answer.headers,
    };
  }

  test.each(api.operations)('$operationId answers nobody without a token', async (operation) => {
    const { status, code, headers } = await refusedFor(operation, undefined);
    expect([status, code]).toEqual([401, 'token_missing']);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="kiban"');
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
    for (const [what, token] of Object.entries(faulty)) {
      const { status, code, headers } = await refusedFor(operation, await token());
      expect([what, status, code]).toEqual([what, 401, 'token_invalid']);
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
      if (operation.path.includes('{id}')) expect(answer.status).toBe(api.isShared(operation.path) ? 200 : 404);
      expect(answer.text).not.toContain(home.marker);
      for (const id of idsOf(home)) expect(withoutEcho(answer.text, request.path)).not.toContain(id);
      expect(await api.eventsIn(home)).toBe(before);
    },
  );

  test.each(api.operations.filter(({ parameters }) => parameters.some(({ name }) => name.endsWith('_id'))))(
    '$operationId finds nothing by the ids of another tenant',
    async (operation) => {
      const intruder = await api.administratorOf(other);
      for (const { name } of operation.parameters.filter((parameter) => parameter.name.endsWith('_id'))) {
        const request = { ...(await api.recipeFor(operation))(other), token: intruder };
        const answered = (id: string) => api.call(operation, { ...request, path: `${operation.path}?${name}=${id}` });
        const unknown = (await answered(randomUUID())).json as object;
        if (Object.hasOwn(unknown, 'total')) expect(unknown).toMatchObject({ items: [], total: 0 });
        for (const id of idsOf(home)) expect((await answered(id)).json).toEqual(unknown);
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
      await api.administratorOf(home, api.scopes.read),
      await api.tokenOf({ tenant_id: home.id, scope: api.scopes.read }),
    ];
    for (const token of tokens)
      expect(await refusedFor(operation, token)).toMatchObject({
        ...{ status: 403, code: 'permission_missing', permission: operation.permission },
        granted_by: { roles: api.permissions[operation.permission]?.roles, scope: api.scopes.write },
      });
  });

  test.each(reads)('$operationId refuses whoever may not read', async (operation) => {
    const tokens = [
      await api.tokenOf({ ...bearer, user: home.nobody }),
      await api.administratorOf(home, api.scopes.write),
      await api.administratorOf(home, 'openid'),
      await api.tokenOf({ tenant_id: home.id, scope: '' }),
    ];
    for (const token of tokens)
      expect(await refusedFor(operation, token)).toMatchObject({ status: 403, code: 'permission_missing' });
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
