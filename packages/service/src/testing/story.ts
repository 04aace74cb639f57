import type { ApiUnderTest } from './api-under-test.ts';
import type { PlantedTenant } from './planted-tenant.ts';
import type { ApiAnswer } from './service-on-socket.ts';

/** What stories are told with: a tenant, and an administrator who reads and changes it. */
export interface Story<Tenant extends PlantedTenant = PlantedTenant> {
  readonly tenant: Tenant;
  get<Body = Thing>(path: string): Promise<Body>;
  /** Creates something. @throws when it is refused. */
  post(path: string, body: object): Promise<Thing>;
  /** Asks for a change of what was seen in that version. */
  ask(method: 'post' | 'patch', path: string, version: number | undefined, body: object): Promise<ApiAnswer>;
  /** The same. @throws when it is refused. */
  change(method: 'post' | 'patch', path: string, version: number, body: object): Promise<Thing>;
}

/** Anything that is answered, with what all things have. */
export type Thing = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly version: number;
  readonly valid_from: string;
};

/** A page of anything. */
export interface Things {
  readonly items: readonly Thing[];
  readonly next_cursor: string | null;
  readonly total: number;
  readonly as_of: string | null;
}

export async function storyIn<Tenant extends PlantedTenant>(api: ApiUnderTest<Tenant>): Promise<Story<Tenant>> {
  const tenant = await api.plantTenant();
  const token = await api.administratorOf(tenant);
  const ask: Story['ask'] = (method, path, version, body) =>
    api.send({
      method,
      path,
      token,
      body,
      ...(version === undefined ? {} : { headers: { 'if-match': `"${version}"` } }),
    });
  const done = async (answer: Promise<ApiAnswer>): Promise<never> => {
    const { status, json, text } = await answer;
    if (status >= 300) throw new Error(`${status} ${text}`);
    return json as never;
  };
  return {
    tenant,
    ask,
    get: (path) => done(api.send({ method: 'get', path, token })),
    post: (path, body) => done(ask('post', path, undefined, body)),
    change: (method, path, version, body) => done(ask(method, path, version, body)),
  };
}
