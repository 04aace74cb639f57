import { createHash, randomUUIDv7 } from 'node:crypto';
import type { FeedEvent } from '@kiban/event-store';
import type { Mail } from '@kiban/mail';
import { roleKey } from '@kiban/service';
import * as oidc from 'openid-client';
import { expect, onTestFinished, test } from 'vitest';
import { type HouseApi, houseApi } from '../api/testing/house-api.ts';
import { giveRole } from '../api/testing/planted-tenant.ts';
import { tell } from '../api/testing/told.ts';
import { rotateClientSecret } from '../clients/rotate-client-secret.ts';
import { takeInvitation } from '../invitations/invitation.ts';
import { deliverWaitingMails } from '../mails/deliver-mails.ts';
import { PLATFORM_POLICY } from '../policies/platform-policy.ts';
import { browser } from '../protocol/testing/browser.ts';
import { relyingParty } from '../protocol/testing/relying-party.ts';
import type { TestProtocol } from '../protocol/testing/test-protocol.ts';
import { type House, openHouse, type TestTenant, type TestUser } from '../sign-in/testing/house.ts';
import { send, visit } from '../sign-in/testing/page.ts';
import { openSupportSession } from '../support-sessions/open-support-session.ts';
import { pharmacy } from '../terminals/testing/pharmacy.ts';
import { standingIn, typedForms } from './testing/standing-secrets.ts';
import { testStores } from './testing/test-stores.ts';

const reason = '試験のため';
const OLDER_SECRET = createHash('sha256').update('older').digest('base64');
const BCRYPT_DIGEST = 'x/q6AKyldKPeOjD1YyUvtuqXWb2G';
const BCRYPT = `$2b$04$N9qo8uLOickgx2ZMRZoMyefVbZ/q6AKyldKPeOjD1YyUvtuqXWb2G`;
const CONNECTION_SECRET = 'Uh7-connection-secret';

interface Given {
  readonly house: House;
  readonly api: HouseApi;
  readonly aoba: TestTenant;
  readonly administrator: TestUser;
}
type Secrets = readonly (string | Buffer)[];

const textOf = (answer: object, field: string): string => {
  const value = (answer as Record<string, unknown>)[field];
  if (typeof value !== 'string') throw new Error(`No ${field} in ${JSON.stringify(answer)}`);
  return value;
};
const lastPart = (address: string): string => new URL(address).pathname.split('/').at(-1) ?? '';

async function draft({ api, administrator }: Given): Promise<string> {
  const settings = { protocol: 'oidc', issuer: 'https://idp.example', client_id: 'kiban', scopes: [], endpoints: null };
  const mapping = { subject: null, login_id: 'preferred_username', name: 'name', email: 'email' };
  const made = await api.json(administrator, 'post', '/connections', {
    ...{ name: '青葉 ID', mapping, trusted_mfa: [], linking: 'by_person', create_users: false, reason },
    settings: { ...settings, client_secret: CONNECTION_SECRET, client_authentication: 'client_secret_basic' },
  });
  return textOf(made, 'id');
}

/** Every kind of secret that somebody is given, each in the way it is given out. */
const GIVEN_OUT: Readonly<Record<string, (given: Given) => Promise<Secrets>>> = {
  'a temporary code': async ({ house, api, aoba, administrator }) => {
    const { user_id } = await house.person(aoba);
    const body = { identity_check: 'in_person_document', reason };
    return typedForms(
      textOf(await api.json(administrator, 'post', `/people/${user_id}/temporary-codes`, body), 'code'),
    );
  },
  'break-glass codes': async ({ api, administrator }) => {
    const { codes } = await api.json(administrator, 'post', '/break-glass-codes', { reason });
    return (codes as string[]).flatMap((code) => typedForms(code).concat(typedForms(code.replace(/^BG-/, ''))));
  },
  'a code that enrols a terminal, and what a terminal proves itself by': async ({ house, aoba }) => {
    const shop = await pharmacy(house, aoba);
    const terminal = await shop.terminal();
    const asking = await visit(terminal.browser, `${house.origin}/terminal/enrol`);
    const nonce = /data-terminal-nonce="([^"]*)"/.exec(asking.html)?.[1] ?? '';
    return [...typedForms((await shop.code()).code), nonce, await terminal.proofFor(asking)];
  },
  'the secret of a client, and its next one': async ({ house, api, administrator }) => {
    const made = await api.json(administrator, 'post', '/clients', {
      ...{ type: 'machine', name: '在庫連携', tenant_id: administrator.tenant.tenant_id, reason },
    });
    const next = await rotateClientSecret(house.store, textOf(made, 'client_id'), {
      ...{ now: Math.floor(house.now() / 1000), keep_previous_seconds: 3600 },
    });
    return [textOf(made, 'client_secret'), next];
  },
  'the secret of a connection': async (given) => {
    await draft(given);
    return [CONNECTION_SECRET];
  },
  'the link to set a connection up, and the one to try it': async (given) => {
    const path = `/connections/${await draft(given)}`;
    const link = await given.api.json(given.administrator, 'post', `${path}/set-up-links`, { reason });
    const trial = await given.api.json(given.administrator, 'post', `${path}/test`, { reason });
    return [lastPart(textOf(link, 'address')), lastPart(textOf(trial, 'address'))];
  },
  'a link for a new password, handed over': async ({ house, api, aoba, administrator }) => {
    const { user_id } = await house.person(aoba);
    const body = { identity_check: 'call_back', delivery: 'by_hand', reason };
    const reset = await api.json(administrator, 'post', `/people/${user_id}/password-resets`, body);
    return typedForms(lastPart(textOf(reset, 'link')));
  },
  'the secret of a support session': async ({ house: { store, now, ...house }, aoba }) => {
    const user = await house.person(aoba);
    const staff = { tenant_id: house.parts.platformTenant, user_id: randomUUIDv7(), person_id: randomUUIDv7() };
    const grant_id = await tell(store, aoba.tenant_id, {
      kind: 'support_grant',
      state: {
        ...{ staff_user_id: staff.user_id, staff_person_id: staff.person_id, ticket: 'T-7', reason, hours: 1 },
        ...{ unmasked: false, status: 'approved', decided_by: user.user_id },
        ...{ starts_at: new Date(now() - 1000).toISOString(), ends_at: new Date(now() + 3_600_000).toISOString() },
      },
    });
    const asked = { id: randomUUIDv7(), grant_id, user_id: user.user_id, staff, minutes: 30, request_id: null };
    const { secret } = await openSupportSession(store, now, asked);
    return [secret, secret.split('.').at(-1) ?? ''];
  },
  'what an older system is asked with, and its hashes of passwords': async ({ house, api, aoba, administrator }) => {
    const ends_at = new Date(house.now() + 86_400_000).toISOString();
    const verifier = { address: 'https://old.example/verify', secret: OLDER_SECRET, ends_at, reason };
    expect((await api.json(administrator, 'put', '/password-verifier', verifier)).http).toBe(200);
    const { login_id } = await house.user(aoba);
    const passwords = [{ login_id, password_hash: BCRYPT }];
    const taken = await api.json(administrator, 'post', '/password-imports', { passwords, dry_run: false, reason });
    expect(taken.taken).toBe(1);
    return [OLDER_SECRET, Buffer.from(OLDER_SECRET, 'base64'), BCRYPT, BCRYPT_DIGEST.slice(1)];
  },
  'the secret that alerts are signed with, and its next one': async ({ api, administrator }) => {
    const address = 'https://alerts.example/hook';
    const made = await api.json(administrator, 'put', '/emergency-webhook', { address, reason });
    const next = await api.json(administrator, 'post', '/emergency-webhook/secrets', { reason });
    return [made, next].flatMap((answer) => {
      const key = textOf(answer, 'secret').replace('whsec_', '');
      return [key, Buffer.from(key, 'base64')];
    });
  },
  'the codes of a device': async ({ house }) => {
    const auth = { issuer: `${house.origin}/oidc`, store: house.store } as TestProtocol;
    const printer = await relyingParty(auth, { device_flow: true, redirect_uris: [] });
    const begun = await oidc.initiateDeviceAuthorization(printer.config, { scope: 'openid', tenant: 'aoba' });
    return [begun.device_code, ...typedForms(begun.user_code)];
  },
  'a pushed request': async ({ house: { product } }) => {
    const { address } = await product.begin({ tenant: 'aoba' });
    const { searchParams } = new URL(address);
    const { body } = await product.post('pushed_authorization_request_endpoint', Object.fromEntries(searchParams));
    return [textOf(body, 'request_uri').split(':').at(-1) ?? ''];
  },
};

/** What is mailed, so that it is known only after it was kept: asked for here, and read in the mails. */
const MAILED: Readonly<Record<string, { ask(given: Given): Promise<void>; readonly in: RegExp }>> = {
  'a code by mail': {
    in: /^\d{4} \d{4}$/m,
    async ask({ house, api, aoba, administrator }) {
      const second_factors = [...PLATFORM_POLICY.second_factors, 'email_code'];
      const changed = await api.json(administrator, 'put', '/policies/tenant', { policy: { second_factors }, reason });
      expect(changed.http).toBe(200);
      expect((await house.upToSecondFactor(browser(), await house.person(aoba))).title).toContain('メール');
    },
  },
  'a link for who forgot the password': {
    in: /\/invitation\/(\S{20,})/,
    async ask({ house, aoba }) {
      const { login_id } = await house.person(aoba);
      const in_ = browser();
      const page = await send(in_, await house.begin(in_, { tenant: 'aoba' }), { login_id });
      await send(in_, page, { action: 'forgotten' });
    },
  },
  'a link for a new password, mailed': {
    in: /\/invitation\/(\S{20,})/,
    async ask({ house, api, aoba, administrator }) {
      const { user_id } = await house.person(aoba);
      const body = { identity_check: 'call_back', delivery: 'mail', reason };
      expect((await api.json(administrator, 'post', `/people/${user_id}/password-resets`, body)).http).toBe(201);
    },
  },
  'an invitation': {
    in: /\/invitation\/(\S{20,})/,
    async ask({ house, aoba }) {
      const { user_id } = await house.user(aoba);
      await takeInvitation({ store: house.store, clock: house.now }, {
        ...{ id: randomUUIDv7(), epoch: 1, aggregate_kind: 'invitation', aggregate_id: randomUUIDv7(), version: 1 },
        ...{ request_id: null, tenant_id: aoba.tenant_id, state: { user_id, language: 'ja', status: 'sent' } },
      } as unknown as FeedEvent);
    },
  },
};

/** The mails that come of one request, and what the store held while they waited. */
async function mailsOf({ house }: Given, dump: () => Promise<string>) {
  const sent: Mail[] = [];
  const mailer = { send: async (mail: Mail) => void sent.push(mail), close: async () => undefined };
  const waiting = await dump();
  await deliverWaitingMails({ ...house.parts, mailer }, 'urgent');
  await deliverWaitingMails({ ...house.parts, mailer }, 'ordinary');
  return { texts: sent.map(({ text }) => text), waiting };
}

test.each(testStores())(
  'on $engine, no secret that anybody is given stands in the store in clear, neither while it waits nor afterwards',
  async ({ open }) => {
    let dump = async (): Promise<string> => '';
    const house = await openHouse({
      openStore: async (now) => {
        const opened = await open(now);
        dump = opened.dump;
        return opened;
      },
    });
    onTestFinished(() => house.close());
    const api = await houseApi(house);
    onTestFinished(() => api.close());
    const aoba = await house.tenant('aoba');
    const administrator = await house.person(aoba);
    await giveRole(house.store, aoba.tenant_id, { user_id: administrator.user_id, role: roleKey('administrator') });
    const given: Given = { house, api, aoba, administrator };
    const secrets: [string, string | Buffer][] = [];
    for (const [name, giveOut] of Object.entries(GIVEN_OUT))
      for (const secret of await giveOut(given)) secrets.push([name, secret]);
    const dumps: string[] = [];
    for (const [name, { ask, in: where }] of Object.entries(MAILED)) {
      await ask(given);
      await expect
        .poll(
          async () => {
            const { texts, waiting } = await mailsOf(given, dump);
            dumps.push(waiting);
            const found = where.exec(texts.join('\n'));
            for (const form of found === null ? [] : typedForms(found[1] ?? `"${found[0].replace(' ', '')}"`))
              secrets.push([name, form]);
            return found !== null;
          },
          { timeout: 10_000, message: name },
        )
        .toBe(true);
    }
    dumps.push(await dump());
    for (const [name, secret] of secrets) expect(secret.length, name).toBeGreaterThanOrEqual(8);
    expect([...new Set(secrets.map(([name]) => name))]).toEqual([...Object.keys(GIVEN_OUT), ...Object.keys(MAILED)]);
    for (const text of dumps) {
      expect(text).toContain(administrator.person_id);
      expect(standingIn(text, secrets)).toEqual([]);
    }
  },
  60_000,
);
