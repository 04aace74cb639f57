import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Mail } from '../mail.ts';
import { developmentMailbox } from './development-mailbox.ts';

const invitation: Mail = {
  to: 'hanako@example.com',
  subject: 'Kiban への招待',
  text: '次のリンクから始めてください。\nhttp://localhost:4000/invitation/a-token\n\n<script>alert(1)</script>',
  html: '<script>alert(2)</script>',
};
let home: string;
let mailbox: ReturnType<typeof developmentMailbox>;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mailbox-'));
  mailbox = developmentMailbox({ folder: join(home, 'mailbox') });
});
afterEach(() => rm(home, { recursive: true, force: true }));

async function ask(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return mailbox.app.request(path, { headers: { host: 'localhost:4000', 'accept-language': 'en', ...headers } });
}

const pageOf = async (path: string, headers = {}) => (await ask(path, headers)).text();
async function addressOfFirst(): Promise<string> {
  return /href="(\/mailbox\/mails\/[^"]+)"/.exec(await pageOf('/mailbox'))?.[1] ?? '';
}

test('before the first mail the mailbox says what it is', async () => {
  expect(await pageOf('/mailbox')).toContain('No mail yet');
  expect(await pageOf('/mailbox', { 'accept-language': 'ja' })).toContain('メールはまだありません');
});

test('a mail stands in the list, newest first, also when they come in the same millisecond', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  for (let i = 0; i < 20; i++) await mailbox.send({ ...invitation, subject: `mail ${i}` });
  vi.useRealTimers();
  const subjects = [...(await pageOf('/mailbox')).matchAll(/mail (\d+)</g)].map((match) => Number(match[1]));
  expect(subjects).toEqual(Array.from({ length: 20 }, (_, i) => 19 - i));
});

test('a mail is shown as text, with its link to follow, and nothing in it is run', async () => {
  await mailbox.send(invitation);
  const page = await pageOf(await addressOfFirst());
  expect(page).toContain('<a href="http://localhost:4000/invitation/a-token" rel="noreferrer">');
  expect(page).toContain('hanako@example.com');
  expect(page).not.toContain('<script');
  expect(page).toContain('&lt;script&gt;alert(1)');
});

test('what stands in subject and recipient is not run either', async () => {
  await mailbox.send({ ...invitation, subject: '"><img src=x onerror=alert(1)>', to: "o'neil&co@example.com" });
  for (const page of [await pageOf('/mailbox'), await pageOf(await addressOfFirst())])
    expect(page).not.toMatch(/<img|'neil|&co/);
});

test('pages forbid scripts, frames, forms and caches', async () => {
  const { headers } = await ask('/mailbox');
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  );
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});

test('the style sheet and every font that it names are there', async () => {
  const address = /href="([^"]+\.css)"/.exec(await pageOf('/mailbox'))?.[1] ?? '';
  const css = await pageOf(address);
  const fonts = [...css.matchAll(/url\(\.\/(files\/[^)]+)\)/g)].map((match) => match[1] ?? '');
  expect(fonts.length).toBeGreaterThan(100);
  for (const font of fonts) expect((await ask(address.replace('pages.css', font))).status).toBe(200);
  expect((await ask(address.replace('pages.css', 'files/none.woff2'))).status).toBe(404);
});

test.each(['..%2Fsecret', '20260401T093000000-000000-00000000', 'x', '..%2f..%2fpackage'])(
  'an address of no mail (%s) is answered with what the mailbox keeps',
  async (id) => {
    await mailbox.send(invitation);
    await writeFile(join(home, 'secret.json'), JSON.stringify({ ...invitation, subject: 'outside' }));
    const response = await ask(`/mailbox/mails/${id}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('This mail is not here');
  },
);

test('the newest 200 mails are kept', async () => {
  for (let i = 0; i < 205; i++) await mailbox.send({ ...invitation, subject: `mail ${i}` });
  expect(await readdir(join(home, 'mailbox'))).toHaveLength(200);
  const page = await pageOf('/mailbox');
  expect(page).toContain('200 mails');
  expect(page).toContain('mail 204<');
  expect(page).not.toContain('mail 4<');
});

test('mails are there again after a restart, and only their owner can read the files', async () => {
  await mailbox.send(invitation);
  await mailbox.close();
  mailbox = developmentMailbox({ folder: join(home, 'mailbox') });
  expect(await pageOf('/mailbox')).toContain(invitation.subject);
  const [file] = await readdir(join(home, 'mailbox'));
  expect(JSON.parse(await readFile(join(home, 'mailbox', file ?? ''), 'utf8'))).toEqual(invitation);
  expect((await stat(join(home, 'mailbox'))).mode & 0o777).toBe(0o700);
  expect((await stat(join(home, 'mailbox', file ?? ''))).mode & 0o777).toBe(0o600);
});

test('what no SMTP server would take is refused here too', async () => {
  await expect(mailbox.send({ ...invitation, to: 'a@example.com, b@example.com' })).rejects.toMatchObject({
    code: 'mail_refused',
  });
});

test('many mails at a time are all kept', async () => {
  await Promise.all(Array.from({ length: 50 }, () => mailbox.send(invitation)));
  expect(await pageOf('/mailbox')).toContain('50 mails');
});

test.each(['localhost', 'LOCALHOST:4000', '127.0.0.1:4000', '[::1]:4000'])(
  'this machine’s own name %s is let in',
  async (host) => {
    expect((await ask('/mailbox', { host })).status).toBe(200);
  },
);

test.each(['mail.example.com', 'localhost.example.com', '127.0.0.1.example.com:4000', '10.0.0.1', '0.0.0.0:4000', ''])(
  'the name %j is refused: another web page may have pointed it here',
  async (host) => {
    await mailbox.send(invitation);
    for (const path of ['/mailbox', '/mailbox/mails/x']) {
      const response = await ask(path, { host });
      expect(response.status).toBe(403);
      expect(await response.text()).not.toContain(invitation.subject);
    }
  },
);

test('a connection from another machine is refused whatever name it asks for', async () => {
  const app = mailbox.app;
  const env = { incoming: { socket: { remoteAddress: '192.0.2.7' } } };
  expect((await app.request('/mailbox', { headers: { host: 'localhost' } }, env)).status).toBe(403);
});

test('over a real server people of this machine are let in', async () => {
  const port = await freePort();
  const server = serve({ fetch: mailbox.app.fetch, hostname: '127.0.0.1', port });
  const statusFor = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const call = request({ host: '127.0.0.1', port, path: '/mailbox', headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      call.on('error', reject).end();
    });
  expect(await statusFor(`localhost:${port}`)).toBe(200);
  expect(await statusFor('rebound.example.com')).toBe(403);
  await new Promise((resolve) => server.close(resolve));
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
