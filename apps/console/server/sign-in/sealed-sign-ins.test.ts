import { expect, test } from 'vitest';
import { sealedSignIns } from './sealed-sign-ins.ts';

const PENDING = { nonce: 'n', code_verifier: 'v', return_to: '/stores?q=わかば' };

test('a sign-in is opened by any process of the client, for the browser that began it', async () => {
  const [one, other] = [sealedSignIns('secret', Date.now), sealedSignIns('secret', Date.now)];
  const state = await one.seal(PENDING, 'browser');
  expect(await other.open(state, 'browser')).toEqual(PENDING);
  expect(await other.open(state, 'browser')).toBeUndefined(); // once
  expect(await one.open(state, 'another')).toBeUndefined();
  expect(await one.open(state, undefined)).toBeUndefined();
  expect(state).not.toContain('stores');
});

test('what another client sealed, what was changed and what is too old is opened by nobody', async () => {
  let now = Date.now();
  const own = sealedSignIns('secret', () => now);
  const state = await own.seal(PENDING, 'browser');
  expect(await sealedSignIns('another', Date.now).open(state, 'browser')).toBeUndefined();
  const changed = state.replace(/(?<=\.)[^.](?=[^.]*$)/, (first) => (first === 'A' ? 'B' : 'A'));
  for (const wrong of ['', 'invented', `${state}x`, changed]) expect(await own.open(wrong, 'browser')).toBeUndefined();
  now += 31 * 60_000;
  expect(await own.open(state, 'browser')).toBeUndefined();
});
