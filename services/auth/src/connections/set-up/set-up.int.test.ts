import { startIdentityProvider } from '@kiban/testing/identity-provider';
import { afterAll, expect, test } from 'vitest';
import { browser } from '../../protocol/testing/browser.ts';
import { openHouse } from '../../sign-in/testing/house.ts';
import { send, visit } from '../../sign-in/testing/page.ts';
import { type Connection, theConnection } from '../connection.ts';
import { activateConnection } from '../lifecycle.ts';
import { refreshMetadata, refreshRound } from '../refresh-metadata.ts';
import { answerAt, bringBack, plantConnection, throughProvider } from '../testing/provider-visit.ts';
import { lastTrial, newTrial } from '../trials/trial.ts';
import { newSetUpLink, revokeSetUpLinks } from './set-up-link.ts';

const provider = await startIdentityProvider();
const house = await openHouse({ outsideAllowed: [provider.origin] });
afterAll(async () => {
  await house.close();
  await provider.close();
});
const tenant = await house.tenant('set-up');
const act = () =>
  ({ actor: { kind: 'person', id: 'administrator' }, reason: null, request_id: null, at: house.now() }) as const;
const now = (connection: Connection) => theConnection(house.store, tenant.tenant_id, connection.connection_id);
const link = async (connection: Connection) => (await newSetUpLink(house.store, connection, act())).path;
const at = (path: string): string => `${house.origin}${path}`;
const metadata_address = `${provider.origin}/saml/metadata`;

const emptyDraft = () =>
  plantConnection(house, tenant, provider, {
    ...{ protocol: 'saml', status: 'draft', settings: { protocol: 'saml', metadata_address: null } },
  });

/** Opens a link as whoever got it does: by pressing. */
async function openLink(in_: ReturnType<typeof browser>, path: string) {
  return send(in_, await visit(in_, at(path)), {});
}

/** Fills in the set-up page; what is left out stays empty. */
async function fill(in_: ReturnType<typeof browser>, path: string, fields: Readonly<Record<string, string>>) {
  const page = await openLink(in_, path);
  const mapping = { subject: '', login_id: 'login_id', name: 'name', email: 'email' };
  return send(in_, page, { protocol: 'saml', metadata_address: '', ...mapping, ...fields });
}

test('the customer’s IT department fills in a draft by a link, tests it, and an administrator activates it', async () => {
  const draft = await emptyDraft();
  const in_ = browser();
  const saved = await fill(in_, await link(draft), { metadata: provider.metadata() });
  expect(saved.html).toContain('保存しました');
  expect(saved.html).toContain(provider.entity_id);
  expect(await now(draft)).toMatchObject({
    status: 'draft',
    settings: { metadata: { entity_id: provider.entity_id } },
  });
  const page = await send(in_, saved, {}, { action: 'test' });
  expect(page.at.origin).toBe(provider.origin);
  const end = await throughProvider(in_, page, 'e-1001');
  expect([end.title, end.html.includes('e-1001')]).toEqual(['接続テストに成功しました', true]);
  const { changes, status } = await now(draft);
  expect(status).toBe('tested');
  const target = { id: draft.connection_id, expected_version: changes };
  expect(await activateConnection(house.store, tenant.tenant_id, target, act())).toMatchObject({ status: 'active' });
});

test('a link opens one draft: not another one, and nothing once it is active, revoked, replaced or seven days old', async () => {
  const draft = await emptyDraft();
  const opens = async (path: string): Promise<boolean> => (await visit(browser(), at(path))).status === 200;
  const [first, second] = [await link(draft), await link(draft)];
  expect([await opens(first), await opens(second)]).toEqual([false, true]);
  await revokeSetUpLinks(house.store, draft, act());
  expect(await opens(second)).toBe(false);
  const active = await plantConnection(house, tenant, provider);
  expect(await opens(await link(active))).toBe(false);
  expect(await opens('/set-up/made-up')).toBe(false);
  const old = await link(draft);
  house.forward(7 * 86_400);
  expect(await opens(old)).toBe(false);
});

test('a link opens once, by a press: who has seen it afterwards has nothing, and who opened it goes on', async () => {
  const draft = await emptyDraft();
  const path = await link(draft);
  const [scanner, it, thief] = [browser(), browser(), browser()];
  expect((await visit(scanner, at(path))).status).toBe(200);
  expect((await visit(scanner, at('/set-up'))).status).toBe(410);
  const seenEarly = await visit(thief, at(path));
  const page = await openLink(it, path);
  expect(page.forms.map(({ fields }) => fields)).toContainEqual(expect.arrayContaining(['metadata']));
  expect((await send(thief, seenEarly, {})).status).toBe(410);
  expect((await visit(thief, at(path))).status).toBe(410);
  const cookie = { cookie: `kiban_set_up=${path.split('/').at(-1)}` };
  expect((await fetch(at('/set-up'), { headers: cookie })).status).toBe(410);
  expect((await visit(it, at(path))).at.pathname).toBe('/set-up');
  house.forward(2 * 86_400);
  expect((await visit(it, at('/set-up'))).status).toBe(200);
  await revokeSetUpLinks(house.store, draft, act());
  expect((await visit(it, at('/set-up'))).status).toBe(410);
});

test('of many who open a link at once one has it', async () => {
  const path = await link(await emptyDraft());
  const begun = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const in_ = browser();
      return { in_, page: await visit(in_, at(path)) };
    }),
  );
  const everybody = await Promise.all(begun.map(({ in_, page }) => send(in_, page, {})));
  expect(everybody.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('a form from elsewhere, and one without the page’s token, change nothing', async () => {
  const draft = await emptyDraft();
  const in_ = browser();
  const path = await link(draft);
  const foreign = { 'sec-fetch-site': 'cross-site' };
  expect((await send(in_, await visit(in_, at(path)), {}, { headers: foreign })).status).toBe(403);
  const page = await openLink(in_, path);
  const forged = { metadata: provider.metadata(), metadata_address: '' };
  expect((await send(in_, page, { ...forged, token: 'made-up' })).status).toBe(403);
  expect((await send(in_, page, forged, { headers: foreign })).status).toBe(403);
  expect((await now(draft)).settings).toMatchObject({ metadata: null });
});

test('what cannot be read is said on the page, in words', async () => {
  const draft = await emptyDraft();
  const page = await fill(browser(), await link(draft), { metadata: '<html/>' });
  expect(page.problem).toContain('メタデータ');
});

test('a trial counts in the browser that began it, and for what the connection was then', async () => {
  const draft = await plantConnection(house, tenant, provider, { status: 'draft' });
  const trial = async () =>
    (await newTrial({ store: house.store, clock: house.now }, await now(draft), act().actor)).path;
  const [mine, thief] = [browser(), browser()];
  const answer = await answerAt(await visit(mine, at(await trial())), 'e-1001');
  expect((await bringBack(thief, answer)).status).toBe(410);
  expect((await now(draft)).status).toBe('draft');
  const failing = await visit(mine, at(await trial()));
  const failed = await throughProvider(mine, failing, 'e-1001', 'wrong_audience');
  expect([failed.title, failed.html.includes('audience_wrong')]).toEqual(['接続テストに失敗しました', true]);
  expect(await lastTrial(house.store, tenant.tenant_id, draft.connection_id)).toMatchObject({
    fault: 'audience_wrong',
  });
  expect((await now(draft)).status).toBe('draft');
});

test('metadata with an address are read again: a further certificate is taken, another provider makes a draft', async () => {
  const watched = await plantConnection(house, tenant, provider, {
    ...{
      protocol: 'saml',
      status: 'active',
      settings: { protocol: 'saml', metadata: provider.metadata(), metadata_address },
    },
  });
  const read = { store: house.store, outside: house.parts.connections.outside, clock: house.now };
  const certificates = ({ settings }: Connection): number =>
    settings.protocol === 'saml' ? (settings.metadata?.certificates.length ?? 0) : 0;
  expect(certificates(await refreshMetadata(read, watched, act()))).toBe(1);
  provider.addKey({ sign: true });
  const refreshed = await refreshMetadata(read, await now(watched), act());
  expect([certificates(refreshed), refreshed.status]).toEqual([2, 'active']);
  const other = { ask: async () => new Response(provider.metadata().replaceAll('/saml"', '/other"')), allowed: [] };
  expect((await refreshMetadata({ ...read, outside: other }, refreshed, act())).status).toBe('draft');
  const gone = { ask: () => Promise.reject(new Error('away')), allowed: [] };
  await refreshRound({ ...read, outside: gone, logger: house.parts.logger });
  expect((await now(watched)).status).toBe('draft');
});

test('until when metadata count follows what the provider says, without an event; what has expired is not taken', async () => {
  const until = (seconds: number): string => new Date(house.now() + seconds * 1000).toISOString();
  const saying = (moment: string): string =>
    provider.metadata().replace(/(<[\w:]*EntityDescriptor )/, `$1validUntil="${moment}" `);
  const day = 86_400;
  const planted = await plantConnection(house, tenant, provider, {
    ...{ protocol: 'saml', settings: { protocol: 'saml', metadata: saying(until(day)), metadata_address } },
  });
  const refresh = async (moment: string) => {
    const outside = { ask: async () => new Response(saying(moment)), allowed: [] };
    return refreshMetadata({ store: house.store, outside, clock: house.now }, await now(planted), act());
  };
  const later = until(8 * day);
  const read = await refresh(later);
  expect(read.settings).toMatchObject({ metadata: { valid_until: later } });
  expect(await now(planted)).toEqual(read);
  expect([read.changes, read.status]).toEqual([planted.changes, 'active']);
  await expect(refresh(until(-1))).rejects.toMatchObject({ code: 'xml_refused' });
  expect(await now(planted)).toEqual(read);
});
