import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startIdentityProvider } from '@kiban/testing/identity-provider';
import { afterAll, expect, test } from 'vitest';
import { browser } from '../../protocol/testing/browser.ts';
import { recordsWaiting } from '../../records/testing/records-waiting.ts';
import { isSignedIn, openHouse, type TestTenant } from '../../sign-in/testing/house.ts';
import { type OpenPage, send, visit } from '../../sign-in/testing/page.ts';
import { changeConnection } from '../change-connection.ts';
import type { OidcSettings } from '../connection.ts';
import { editConnection } from '../edit-connection.ts';
import { linkIdentity } from '../identities/identity.ts';
import { newIdentity, subjectAt } from '../identities/user-of.ts';
import { answerAt, bringBack, oidc, plantConnection, throughProvider } from '../testing/provider-visit.ts';

/** An administrator's own token endpoint: it notes the codes that it is given. */
const stolen: string[] = [];
const evil = createServer(async (request, response) => {
  const form = new URLSearchParams(Buffer.concat(await request.toArray()).toString());
  stolen.push(form.get('code') ?? '');
  response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_grant"}');
});
await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
const attacker = `http://127.0.0.1:${(evil.address() as AddressInfo).port}`;
const [honest, successor] = [await startIdentityProvider(), await startIdentityProvider()];
const house = await openHouse({ outsideAllowed: [honest.origin, successor.origin, attacker] });
afterAll(async () => {
  await house.close();
  await Promise.all([honest.close(), successor.close()]);
  evil.close();
});

let tenants = 0;
const newTenant = (): Promise<TestTenant> => {
  tenants += 1;
  return house.tenant(`mixed-${tenants}`);
};
const act = () =>
  ({ actor: { kind: 'person', id: 'administrator' }, reason: null, request_id: null, at: house.now() }) as const;

const toProvider = async (
  in_: ReturnType<typeof browser>,
  { code }: TestTenant,
  more: Readonly<Record<string, string>> = {},
): Promise<OpenPage> =>
  send(in_, await house.begin(in_, { tenant: code, ...more }), {}, { action: 'enter:identity_provider' });

const settings = oidc(honest).settings as Omit<OidcSettings, 'sealed_secret'>;

/** A connection whose answers do not name their issuer (RFC 9207), as of many providers. */
const silentOf = (origin: string, token = origin) => ({
  ...{ ...settings, issuer: origin },
  endpoints: {
    ...{ authorization_endpoint: `${origin}/oidc/authorize`, jwks_uri: `${origin}/oidc/keys` },
    token_endpoint: `${token}/oidc/token`,
  },
});

async function linked(tenant: TestTenant, more: Parameters<typeof plantConnection>[3] = {}) {
  const connection = await plantConnection(house, tenant, honest, more);
  const user = await house.user(tenant);
  await linkIdentity(
    house.store,
    newIdentity(subjectAt(connection, 'e-1001'), user, 'administrator', house.now()),
    act(),
  );
  return connection;
}

const refusals = async ({ tenant_id }: TestTenant): Promise<unknown[]> => {
  const records = await recordsWaiting(house.store);
  return records
    .filter((record) => record.tenant_id === tenant_id && record.aggregate_kind === 'sign_in_attempt')
    .map(({ state }) => (state as { refusal: string }).refusal);
};

test('an answer of one company’s provider is not brought to the token endpoint of another company’s (RFC 9700 §4.4)', async () => {
  const [east, west] = [await newTenant(), await newTenant()];
  await linked(east, { settings: silentOf(honest.origin) });
  await plantConnection(house, west, honest, { settings: silentOf(attacker) });
  // what the attacker knows: how the east asks its provider
  const asked = (await toProvider(browser(), east)).at;
  // the victim begins at the west, whose provider leads on to the east's, with the west's state
  const victim = browser();
  const begun = await toProvider(victim, west).catch(() => undefined);
  expect(begun?.at.origin).toBe(attacker);
  const led = new URL(asked);
  led.searchParams.set('state', begun?.at.searchParams.get('state') ?? '');
  const before = stolen.length;
  const page = await bringBack(victim, await answerAt({ ...begun, at: led } as OpenPage, 'e-1001', 'no_issuer'));
  expect([page.status, isSignedIn(page)]).toEqual([403, false]);
  expect(await refusals(west)).toEqual(['assertion_refused']);
  expect(stolen.slice(before)).toEqual([]);
});

test('every connection has an address of its own for answers, and takes none at another’s', async () => {
  const [east, west] = [await newTenant(), await newTenant()];
  const [mine, theirs] = [await linked(east), await linked(west)];
  for (const { connection_id } of [mine, theirs]) {
    const tenant = connection_id === mine.connection_id ? east : west;
    const { searchParams } = (await toProvider(browser(), tenant)).at;
    expect(searchParams.get('redirect_uri')).toBe(`${house.origin}/sign-in/connections/${connection_id}/callback`);
  }
  const in_ = browser();
  const answer = await answerAt(await toProvider(in_, east), 'e-1001');
  const moved = answer.address.replace(mine.connection_id, theirs.connection_id);
  expect((await bringBack(in_, { address: moved })).status).toBe(403);
});

test('a code is redeemed in the browser that began, and for nobody who brings it to a sign-in of their own', async () => {
  const tenant = await newTenant();
  await linked(tenant, { settings: silentOf(honest.origin, attacker) });
  const [asker, thief] = [browser(), browser()];
  const own = await house.begin(thief, { tenant: tenant.code });
  const answer = await answerAt(await toProvider(asker, tenant), 'e-1001', 'no_issuer');
  const before = stolen.length;
  const { headers } = await fetch(answer.address, { redirect: 'manual' });
  const secret = new URL(headers.get('location') ?? '', house.origin).searchParams.get('answer');
  expect(secret).not.toBeNull();
  const page = await visit(thief, `${own.at.href}/connections/return?answer=${secret}`);
  expect([isSignedIn(page), stolen.slice(before)]).toEqual([false, []]);
});

test('who is known to one provider is nobody to the next one that a connection leads to, though it names the same subject', async () => {
  const tenant = await newTenant();
  const { connection_id } = await linked(tenant);
  const target = { id: connection_id, expected_version: 'any' } as const;
  const leadTo = async (provider: typeof honest): Promise<boolean> => {
    await editConnection(house.parts, tenant.tenant_id, target, oidc(provider), act());
    const to = { status: 'active', tested_at: house.now() } as const;
    await changeConnection(house.store, tenant.tenant_id, target, act(), () => ({ name: 'connection.activated', to }));
    const in_ = browser();
    const page = await toProvider(in_, tenant);
    expect(page.at.origin).toBe(provider.origin);
    return isSignedIn(await throughProvider(in_, page, 'e-1001'));
  };
  expect(await leadTo(successor)).toBe(false);
  expect(await refusals(tenant)).toEqual(['identity_unknown']);
  expect(await leadTo(honest)).toBe(true);
});

test.each(['oidc', 'saml'] as const)(
  'who has to prove again who they are is not in by an old sign-in at the provider (%s)',
  async (protocol) => {
    const tenant = await newTenant();
    await linked(tenant, protocol === 'saml' ? { protocol } : {});
    const arrive = async (more: Readonly<Record<string, string>>, hostile?: 'not_asked_again') => {
      const in_ = browser();
      return throughProvider(in_, await toProvider(in_, tenant, more), 'e-1001', hostile);
    };
    expect(isSignedIn(await arrive({}, 'not_asked_again'))).toBe(true);
    const page = await arrive({ prompt: 'login' }, 'not_asked_again');
    expect([isSignedIn(page), page.html.includes('もう一度の本人確認')]).toEqual([false, true]);
    expect(isSignedIn(await arrive({ prompt: 'login' }))).toBe(true);
  },
);
