import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openTestIssuer, TENANT, type TestIssuer } from '../testing/test-issuer.ts';
import { accessTokenVerifier } from '../token/access-token-verifier.ts';
import { followRevocations, type Revocations } from './revocations.ts';

let issuer: TestIssuer;
let streams: ServerResponse[];
let asked: (string | undefined)[];
let revocations: Revocations;
let told: boolean[];
const server = createServer((request, response) => {
  asked.push(request.headers['last-event-id'] as string | undefined);
  response.writeHead(200, { 'content-type': 'text/event-stream' }).write('retry: 1000\n\n');
  streams.push(response);
});
const latest = (): ServerResponse => streams.at(-1) as ServerResponse;
let number = 0;
const say = (of: object): void => {
  number += 1;
  const data = { id: `r${number}`, at: Date.now(), tenant_id: TENANT, ...of };
  latest().write(`id: c${number}\nevent: revocation\ndata: ${JSON.stringify(data)}\n\n`);
};

beforeEach(async () => {
  [streams, asked, told] = [[], [], []];
  issuer = await openTestIssuer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/auth/v1`;
  revocations = followRevocations({ baseUrl, token: () => 't', silenceMs: 300, changed: (now) => void told.push(now) });
  await vi.waitFor(() => expect(revocations.current).toBe(true), 15_000);
});
afterEach(async () => {
  revocations.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await issuer.stop();
});
const verify = async (token: string): Promise<string> =>
  accessTokenVerifier({ issuer: issuer.issuer, revocations })
    .verify(token)
    .then(
      () => 'accepted',
      (error: { code: string }) => error.code,
    );

test('a token whose session has ended is refused as soon as the feed says so, also one that was verified before', async () => {
  const [ended, other] = [await issuer.sign({ sid: 'one' }), await issuer.sign({ sid: 'two' })];
  const verifier = accessTokenVerifier({ issuer: issuer.issuer, revocations });
  expect(await verifier.verify(ended)).toBeDefined();
  say({ session_id: 'one' });
  await vi.waitFor(() => expect(verifier.verify(ended)).rejects.toMatchObject({ code: 'token_revoked' }), 15_000);
  expect(await verify(other)).toBe('accepted');
});

test('a feed that falls silent is out: what was heard counts, other tokens are good until they expire, and it says so', async () => {
  say({ session_id: 'one' });
  await vi.waitFor(async () => expect(await verify(await issuer.sign({ sid: 'one' }))).toBe('token_revoked'), 15_000);
  await vi.waitFor(() => expect(revocations.current).toBe(false), 15_000);
  expect(told).toEqual([true, false]);
  expect(await verify(await issuer.sign({ sid: 'one' }))).toBe('token_revoked');
  expect(await verify(await issuer.sign({ sid: 'two' }))).toBe('accepted');
});

test('a feed that broke is taken up where it broke', async () => {
  say({ session_id: 'one' });
  await vi.waitFor(async () => expect(await verify(await issuer.sign({ sid: 'one' }))).toBe('token_revoked'), 15_000);
  latest().end();
  await vi.waitFor(() => expect(streams).toHaveLength(2), 15_000);
  expect(asked).toEqual([undefined, `c${number}`]);
  say({ session_id: 'two' });
  await vi.waitFor(async () => expect(await verify(await issuer.sign({ sid: 'two' }))).toBe('token_revoked'), 15_000);
});

test('what it cannot read ends nothing and stops nothing', async () => {
  latest().write('event: revocation\ndata: no json\n\nevent: other\ndata: {}\n\nevent: revocation\ndata: {"id":7}\n\n');
  say({ person_id: 'a-person' });
  await vi.waitFor(async () => expect(await verify(await issuer.sign({ sid: 'one' }))).toBe('token_revoked'), 15_000);
});
