import type { Bearer } from '@kiban/service/testing';
import type { YearPlatform } from './year-platform.ts';

/** What the API answers of one thing. */
export type Thing = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly version: number;
  readonly valid_from: string;
};

/** Somebody who calls the public API with a token of their own. Every change says why. */
export interface Voice {
  /** @throws with the answer when it is refused, as all of these do. */
  get<Body = Thing>(path: string): Promise<Body>;
  /** Every item of a list, however many pages it has. */
  all(path: string): Promise<Thing[]>;
  add(path: string, body: object, why: string): Promise<Thing>;
  /** Acts upon something as it is now: `change(store, '/close', …)`. */
  change(thing: Pick<Thing, 'id'>, at: string, body: object, why: string): Promise<Thing>;
  patch(thing: Pick<Thing, 'id'>, at: string, body: object, why: string): Promise<Thing>;
  /** Sends without a reason, and without expecting anything. */
  send(method: string, path: string, body?: object): Promise<{ readonly status: number; readonly body: unknown }>;
}

/** `heard`: takes every text that is answered. Of `directory:/stores` the first part is the service. */
export function voiceOf(platform: YearPlatform, bearer: Bearer, heard: (text: string) => void): Voice {
  const ask = async (method: string, path: string, body?: object, version?: number) => {
    const token = await platform.tokenOf(bearer);
    const response = await fetch(`${platform.url}${pathOf(path)}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    heard(text);
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  };
  const done = async <Body>(method: string, path: string, body?: object, version?: number): Promise<Body> => {
    const answer = await ask(method, path, body, version);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  };
  const act = async (method: string, { id }: Pick<Thing, 'id'>, at: string, body: object) => {
    const [collection = '', act = ''] = at.split(' ');
    const path = `${collection}/${id}`;
    const { version } = await done<Thing>('GET', path);
    return done<Thing>(method, `${path}${act}`, body, version);
  };
  return {
    get: (path) => done('GET', path),
    all: async (path) => {
      const items: Thing[] = [];
      let cursor: string | null = null;
      do {
        const page: { items: Thing[]; next_cursor: string | null } = await done(
          'GET',
          `${path}${path.includes('?') ? '&' : '?'}limit=200${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
        );
        items.push(...page.items);
        cursor = page.next_cursor;
      } while (cursor !== null);
      return items;
    },
    add: (path, body, why) => done('POST', path, { ...body, reason: why }),
    change: (thing, at, body, why) => act('POST', thing, at, { ...body, reason: why }),
    patch: (thing, at, body, why) => act('PATCH', thing, at, { ...body, reason: why }),
    send: ask,
  };
}

function pathOf(path: string): string {
  const [service = ''] = path.split(':', 1);
  const rest = path.slice(service.length + 1);
  return rest.startsWith('/access/') ? `/${service}${rest}` : `/${service}/v1${rest}`;
}
