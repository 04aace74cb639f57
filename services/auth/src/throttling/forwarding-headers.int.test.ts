import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browser } from '../protocol/testing/browser.ts';
import { recordsWaiting } from '../records/testing/records-waiting.ts';
import { type House, openHouse, type TestTenant } from '../sign-in/testing/house.ts';
import { type OpenPage, send, visit } from '../sign-in/testing/page.ts';

const BORNE = 3;
const limits = { account: BORNE, account_everywhere: 1000, account_closed: 1000, network: 1000 };

/** What a client writes, what our proxies add to it, and whose address it is in the end. */
const SEEN = [
  { hops: 0, appended: [], address: '127.0.0.1' },
  { hops: 1, appended: ['203.0.113.7'], address: '203.0.113.7' },
  { hops: 2, appended: ['203.0.113.7', '10.0.0.2'], address: '203.0.113.7' },
] as const;

describe.each(SEEN)('behind $hops proxies of our own', ({ hops, appended, address }) => {
  let house: House;
  let aoba: TestTenant;
  beforeAll(async () => {
    house = await openHouse({ trustedProxyHops: hops, limits });
    aoba = await house.tenant('aoba');
  });
  afterAll(() => house.close());

  /** As a request arrives: the client's own lies, another for each number, and what our proxies say. */
  const arriving = (lie: number, real: readonly string[] = appended) => {
    const lies = [`198.51.100.${lie}`, `192.0.2.${lie}`];
    return {
      'x-forwarded-for': [...lies, ...real].join(', '),
      forwarded: `for=198.51.100.${lie};host=evil.example;proto=https`,
      'x-real-ip': `198.51.100.${lie}`,
      'x-client-ip': `198.51.100.${lie}`,
      'true-client-ip': `198.51.100.${lie}`,
      'cf-connecting-ip': `198.51.100.${lie}`,
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-port': '666',
    };
  };
  const asked = async (loginId: string) => {
    const in_ = browser();
    return { in_, page: await send(in_, await house.begin(in_, { tenant: 'aoba' }), { login_id: loginId }) };
  };
  const guess = async (loginId: string, headers: Readonly<Record<string, string>>): Promise<OpenPage> => {
    const { in_, page } = await asked(loginId);
    return send(in_, page, { password: 'x' }, { headers });
  };

  test('whoever writes another address into each request is throttled as the one they are', async () => {
    const { login_id } = await house.person(aoba);
    const pages: OpenPage[] = [];
    for (let lie = 1; lie <= BORNE + 1; lie += 1) pages.push(await guess(login_id, arriving(lie)));
    expect(pages.map(({ problem }) => problem?.includes('秒後に'))).toEqual([false, false, false, true]);
  });

  test('the address in the records is the one that was seen, never one that was written', async () => {
    const { login_id } = await house.person(aoba);
    await guess(login_id, arriving(1));
    const records = await recordsWaiting(house.store);
    const refused = records.filter(({ personal }) => personal?.login_id === login_id);
    expect(refused.map(({ personal }) => personal?.ip_address)).toEqual([address]);
  });

  const behind = hops === 0 ? [] : [hops];
  test.each(behind)('people behind the same %i proxies are throttled each by themselves', async () => {
    const { login_id } = await house.person(aoba);
    for (let time = 1; time <= BORNE; time += 1) await guess(login_id, arriving(1));
    const another = await guess(login_id, arriving(1, ['203.0.113.8', ...appended.slice(1)]));
    expect(another.problem).not.toContain('秒後に');
  });

  test.each(behind)('a request that did not come through all %i of them counts as whoever sent it', async () => {
    const { login_id } = await house.person(aoba);
    await guess(login_id, hops === 1 ? {} : { 'x-forwarded-for': '198.51.100.9' });
    const records = await recordsWaiting(house.store);
    const refused = records.filter(({ personal }) => personal?.login_id === login_id);
    expect(refused.map(({ personal }) => personal?.ip_address)).toEqual(['127.0.0.1']);
  });

  test('no page, address, or cookie is another’s because a request says so', async () => {
    const in_ = browser();
    const { address: authorization } = await house.product.begin({ tenant: 'aoba' });
    const { response, at } = await in_.go(authorization, { headers: arriving(1) });
    expect(at.origin).toBe(house.origin);
    const page = await visit(in_, at.href, { headers: arriving(1) });
    expect([page.status, `${page.html} ${JSON.stringify([...page.headers, ...response.headers])}`]).toEqual([
      200,
      expect.not.stringMatching(/evil|:666/),
    ]);
    expect([...in_.cookies.values()].map(({ header }) => header).join()).not.toMatch(/evil|; *secure/i);
  });

  test('a form of another site is none of ours, whatever host it says we are', async () => {
    const { in_, page } = await asked('somebody');
    const refused = await send(
      in_,
      page,
      { password: 'x' },
      { headers: { ...arriving(1), origin: 'https://evil.example' } },
    );
    expect(refused.status).toBe(403);
  });
});
