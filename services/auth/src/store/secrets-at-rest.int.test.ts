import { expect, onTestFinished, test } from 'vitest';
import { openKeyRing } from '../keys/key-ring.ts';
import { readKeySet } from '../keys/key-set.ts';
import { browser } from '../protocol/testing/browser.ts';
import { codesOn, openHouse, PASSWORD, seedOn } from '../sign-in/testing/house.ts';
import { send } from '../sign-in/testing/page.ts';
import { standingIn } from './testing/standing-secrets.ts';
import { testStores } from './testing/test-stores.ts';

test.each(testStores())(
  'on $engine, nothing that a whole sign-in is done with stands in the store in clear, at any moment of it',
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
    const user = await house.person(await house.tenant('aoba'));
    const secrets = new Map<string, string | Buffer>([
      ['the password', PASSWORD],
      ['the secret of the client', house.product.secret ?? ''],
    ]);
    const terminal = browser();
    const nothingStands = async (): Promise<void> => {
      for (const [name, { value }] of terminal.cookies)
        if (!name.startsWith('kiban_tenant ')) secrets.set(`the cookie ${name}`, value); // holds the company's code
      const text = await dump();
      expect(text).toContain(user.person_id);
      expect(standingIn(text, secrets)).toEqual([]);
    };

    const choice = await house.upToSecondFactor(terminal, user);
    secrets.set('the address of the sign-in', /\/sign-in\/([^/?]+)/.exec(choice.at.pathname)?.[1] ?? '');
    await nothingStands();
    const confirm = await send(terminal, choice, { method: 'totp' });
    secrets.set('the seed', seedOn(confirm));
    await nothingStands();
    const totp = house.code(seedOn(confirm));
    secrets.set('a code of the app', `"${totp}"`);
    const print = await send(terminal, confirm, { code: totp });
    const codes = codesOn(print);
    for (const code of codes) {
      secrets.set(`the printed code ${code}`, code);
      secrets.set(`the printed code ${code} as typed`, code.replace('-', ''));
    }
    await nothingStands();
    const proving = await send(terminal, print, {});
    const end = await send(terminal, proving, { code: codes[0] ?? '' });
    secrets.set('the authorization code', end.at.searchParams.get('code') ?? '');
    await nothingStands();
    const tokens = await house.product.signIn({ in: terminal });
    secrets.set('the access token', tokens.access_token);
    secrets.set('the refresh token', tokens.refresh_token ?? '');
    secrets.set('the ID token', tokens.id_token ?? '');

    const set = (await readKeySet(house.store))?.data;
    if (set === undefined) throw new Error('no keys');
    const ring = await openKeyRing(set, house.parts.envelope, Math.floor(house.now() / 1000), new Map());
    for (const { kid, d, p } of ring.signing) {
      secrets.set(`the signing key ${kid}`, Buffer.from(d ?? '', 'base64url'));
      if (p !== undefined) secrets.set(`a prime of the signing key ${kid}`, Buffer.from(p, 'base64url'));
    }
    for (const key of ring.cookieKeys) secrets.set('a key of cookies', key);
    for (const [name, secret] of secrets) expect(secret.length, name).toBeGreaterThan(5);
    expect(secrets.size).toBeGreaterThan(30);
    await nothingStands();
  },
);
