import { expect, test } from 'vitest';
import type { ApiUnderTest } from '../api-under-test.ts';
import type { Documented } from '../documented.ts';
import type { PlantedTenant } from '../planted-tenant.ts';

/** Every change is made on a version that was seen. */
export async function preconditions<Tenant extends PlantedTenant>(api: ApiUnderTest<Tenant>): Promise<void> {
  const changing = api.operations.filter(({ parameters }) => parameters.some(({ name }) => name === 'If-Match'));

  /** A working request with another If-Match, and the version the thing has. */
  async function prepared(operation: Documented, tenant: Tenant) {
    const token = await api.administratorOf(tenant);
    const { headers: _, ...request } = (await api.recipeFor(operation))(tenant);
    const path = request.path.split('/').slice(0, 3).join('/');
    const { version } = (await api.send({ method: 'get', path, token })).json as { version: number };
    const send = (ifMatch: string | undefined) =>
      api.call(operation, {
        ...request,
        token,
        ...(ifMatch === undefined ? {} : { headers: { 'if-match': ifMatch } }),
      });
    const shown = async () => (await api.send({ method: 'get', path, token })).json;
    return { version, send, shown };
  }

  test('every change of something that exists demands If-Match', () => {
    const changes = api.operations.filter(({ method, responses }) => method !== 'get' && !('201' in responses));
    expect(changing.map(({ operationId }) => operationId)).toEqual(changes.map(({ operationId }) => operationId));
    expect(changing).not.toEqual([]);
  });

  test.each(changing)('$operationId is refused without If-Match (RFC 6585 §3)', async (operation) => {
    const { send } = await prepared(operation, await api.untouchedTenant());
    const before = await api.traces();
    for (const ifMatch of [undefined, '', ' ']) {
      const { status, json } = await send(ifMatch);
      expect([status, (json as { code: string }).code]).toEqual([428, 'precondition_required']);
    }
    expect(await api.traces()).toEqual(before);
  });

  test.each(changing)('$operationId is refused when If-Match is malformed (RFC 9110 §8.8.3)', async (operation) => {
    const { send, version } = await prepared(operation, await api.untouchedTenant());
    const before = await api.traces();
    for (const ifMatch of [String(version), `"${version}`, `w/"${version}"`, `*, "${version}"`]) {
      const { status, json } = await send(ifMatch);
      expect(json).toMatchObject({ code: 'validation_failed', errors: [{ pointer: 'header:if-match' }] });
      expect(status).toBe(400);
    }
    expect(await api.traces()).toEqual(before);
  });

  test.each(changing)(
    '$operationId shows what is there now when it was made on something older (RFC 9110 §13.1.1)',
    async (operation) => {
      const { send, version, shown } = await prepared(operation, await api.untouchedTenant());
      const before = await api.traces();
      const stale = [`"${version + 1}"`, `W/"${version}"`, '"somebody-else"', '"999", "1000"', `"${version}x"`];
      for (const ifMatch of stale) {
        const { status, json } = await send(ifMatch);
        expect([ifMatch, status]).toEqual([ifMatch, 412]);
        expect(json).toMatchObject({ code: 'version_conflict', current: await shown() });
      }
      expect(await api.traces()).toEqual(before);
    },
  );

  test.each(changing)('$operationId works on the version that was seen, also in a list, once', async (operation) => {
    const { send, version } = await prepared(operation, await api.plantTenant());
    const answer = await send(`"999",, W/"7", "${version}"`);
    expect([answer.status, answer.headers.get('etag')]).toEqual([200, `"${version + 1}"`]);
    expect((await send(`"${version}"`)).status).toBe(412);
  });

  test.each(changing)('$operationId takes * for any version', async (operation) => {
    const { send } = await prepared(operation, await api.plantTenant());
    expect((await send('*')).status).toBe(200);
  });

  test.each(changing)(
    'of two who do $operationId at once on one version, one learns of the other',
    async (operation) => {
      const { send, version } = await prepared(operation, await api.plantTenant());
      const answers = await Promise.all([send(`"${version}"`), send(`"${version}"`)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    },
  );
}
