import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type GuardOptions, guardedFetch } from './guarded-fetch.ts';

/** A server of ours, which stands for what lies inside. */
async function inside(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const refusal = (address: string, options: GuardOptions = {}) =>
  guardedFetch(options)(address).then(
    () => 'answered',
    (error: { code: string }) => error.code,
  );

test.each([
  ['https://127.0.0.1/', 'address_private'],
  ['https://2130706433/', 'address_private'],
  ['https://0x7f000001/', 'address_private'],
  ['https://127.1/', 'address_private'],
  ['https://[::1]/', 'address_private'],
  ['https://[::ffff:169.254.169.254]/latest/meta-data', 'address_private'],
  ['https://169.254.169.254/', 'address_private'],
  ['http://idp.example/', 'scheme_refused'],
  ['file:///etc/passwd', 'scheme_refused'],
  ['https://user:secret@idp.example/', 'credentials_refused'],
  ['nowhere', 'address_malformed'],
])('%s is not asked: %s', async (address, code) => {
  expect(await refusal(address, { resolve: async () => ['8.8.8.8'] })).toBe(code);
});

test.each([
  [['10.0.0.1'], 'address_private'],
  [['8.8.8.8', '10.0.0.1'], 'address_private'],
  [['::ffff:127.0.0.1'], 'address_private'],
  [[], 'host_unknown'],
])('a name that leads to %j is not asked: %s', async (addresses, code) => {
  expect(await refusal('https://idp.example/', { resolve: async () => addresses })).toBe(code);
});

test('the connection goes to the address that was checked, whatever the name leads to meanwhile', async () => {
  const connected = vi.fn();
  const server = createTcpServer(connected);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  // a name server that answers 8.8.8.8 while it is looked at; everybody else finds 127.0.0.1
  await refusal(`https://localhost:${port}/`, { resolve: async () => ['8.8.8.8'], timeoutMs: 100 });
  expect(connected).not.toHaveBeenCalled();
});

test('an origin that the operator allows is asked, with method, headers and body', async () => {
  const origin = await inside(async (request, response) => {
    const body = (await request.toArray()).join('');
    response.writeHead(201, { 'x-seen': `${request.method} ${request.headers['x-given']} ${body}` }).end('good');
  });
  const fetch = guardedFetch({ allowed: [origin] });
  const sent = { method: 'POST', body: 'form', headers: { 'x-given': 'yes' } };
  const answers = [await fetch(`${origin}/a`, sent), await fetch(new Request(`${origin}/a`, sent))];
  for (const answer of answers) {
    expect([answer.status, answer.headers.get('x-seen'), await answer.text()]).toEqual([201, 'POST yes form', 'good']);
  }
  expect(await refusal(`${origin}/a`)).toBe('scheme_refused');
});

test('a redirect is not followed', async () => {
  const origin = await inside((_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end());
  expect(await refusal(origin, { allowed: [origin] })).toBe('redirected');
});

test('an answer without an end and one that never begins are cut off', async () => {
  const endless = await inside((_, response) => {
    response.on('error', () => undefined);
    const more = (): void =>
      void (response.write('x'.repeat(65_536)) ? setImmediate(more) : response.once('drain', more));
    more();
  });
  expect(await refusal(endless, { allowed: [endless], largest: 100_000 })).toBe('too_large');
  const silent = await inside(() => undefined);
  expect(await refusal(silent, { allowed: [silent], timeoutMs: 50 })).toBe('too_slow');
});
