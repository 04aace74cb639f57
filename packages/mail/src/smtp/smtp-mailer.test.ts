import { type AddressInfo, createServer } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Mail, Mailer } from '../mail.ts';
import { MailError } from '../mail-error.ts';
import { selfSignedCertificate } from '../testing/self-signed-certificate.ts';
import { openTestSmtpServer, type TestSmtpServer, type TestSmtpServerOptions } from '../testing/test-smtp-server.ts';
import { smtpMailer } from './smtp-mailer.ts';

const FROM = 'Kiban <kiban@example.com>';
const mail: Mail = { to: 'hanako@example.com', subject: 'Kiban への招待', text: 'ようこそ。\n.\nhttps://example.com/' };
const trusted = selfSignedCertificate();
let server: TestSmtpServer;
let mailer: Mailer;

beforeAll(() => setDefaultCACertificates([...getCACertificates('default'), trusted.cert]));
afterEach(async () => {
  await mailer?.close();
  await server?.close();
});

async function open(
  options: TestSmtpServerOptions,
  address: (port: number) => string = (port) => `smtp://127.0.0.1:${port}?tls=never`,
): Promise<void> {
  server = await openTestSmtpServer(options);
  mailer = smtpMailer({ url: address(server.port), from: FROM, timeoutMs: 1000 });
}

async function refusal(sent: Promise<void>): Promise<MailError> {
  const error: unknown = await sent.then(() => 'sent').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MailError);
  return error as MailError;
}

/** Subject and text as the reader sees them (RFC 2045 §6.7, RFC 2047 §4.2). */
function decoded(data: string): { subject: string; text: string } {
  const bytes = (text: string) =>
    Buffer.from(
      text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    );
  const subject = /^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(data)?.[1] ?? '';
  const words = subject.replace(/\s*=\?UTF-8\?Q\?([^?]*)\?=/g, '$1').replaceAll('_', ' ');
  const text = data.slice(data.indexOf('\r\n\r\n') + 4).replaceAll('=\r\n', '');
  return { subject: bytes(words).toString(), text: bytes(text).toString() };
}

test('a mail in Japanese arrives whole, from whom and to whom it should', async () => {
  await open({});
  await mailer.send(mail);
  const [received] = server.mails;
  expect(received).toMatchObject({ from: '<kiban@example.com>', to: ['<hanako@example.com>'], encrypted: false });
  expect(decoded(received?.data ?? '')).toEqual({
    subject: mail.subject,
    text: mail.text.replaceAll('\n', '\r\n'),
  });
  expect(received?.data).toMatch(/^From: Kiban <kiban@example.com>\r$/m);
  expect(received?.data).toMatch(/^Auto-Submitted: auto-generated\r$/m);
});

test('a mail bears the id it was given, so that news of it can be told from others’', async () => {
  await open({});
  await mailer.send({ ...mail, message_id: '<0198c5a2@kiban.example>' });
  expect(server.mails[0]?.data).toMatch(/^Message-ID: <0198c5a2@kiban.example>\r$/m);
});

test('a mail may have an HTML part beside its text', async () => {
  await open({});
  await mailer.send({ ...mail, html: '<p>ようこそ。</p>' });
  expect(server.mails[0]?.data).toMatch(/multipart\/alternative/);
});

test('many mails share few connections', async () => {
  await open({});
  await Promise.all(Array.from({ length: 30 }, () => mailer.send(mail)));
  expect(server.mails).toHaveLength(30);
  expect(server.connections()).toBeLessThanOrEqual(5);
});

test('with smtp:// nothing is said before TLS is on, the password neither', async () => {
  await open({ certificate: trusted }, (port) => `smtp://mailer:se%3Acret@127.0.0.1:${port}`);
  await mailer.send(mail);
  expect(server.mails[0]).toMatchObject({ encrypted: true, user: 'mailer' });
  expect(server.lines.slice(0, 2)).toEqual([expect.stringMatching(/^EHLO/), 'STARTTLS']);
});

test('with smtp:// a server without TLS gets neither mail nor password', async () => {
  await open({}, (port) => `smtp://mailer:secret@127.0.0.1:${port}`);
  expect(await refusal(mailer.send(mail))).toMatchObject({ code: 'mail_unreachable' });
  expect(server.lines.filter((line) => /^(AUTH|MAIL|RCPT|DATA)/.test(line))).toEqual([]);
});

test.each([
  ['smtp', false],
  ['smtps', true],
])('with %s:// a server with a certificate that nobody vouches for gets no mail', async (scheme, implicit) => {
  await open({ certificate: selfSignedCertificate(), implicit }, (port) => `${scheme}://127.0.0.1:${port}`);
  expect(await refusal(mailer.send(mail))).toMatchObject({ code: 'mail_unreachable' });
  expect(server.lines.filter((line) => line.startsWith('MAIL'))).toEqual([]);
});

test('with smtps:// TLS is there from the first byte', async () => {
  await open({ certificate: trusted, implicit: true }, (port) => `smtps://127.0.0.1:${port}`);
  await mailer.send(mail);
  expect(server.mails[0]).toMatchObject({ encrypted: true });
  expect(server.lines).not.toContain('STARTTLS');
});

test.each([
  ['the recipient', '^RCPT'],
  ['the sender', '^MAIL'],
  ['the text', '^\\.$'],
])('%s refused for good is mail_refused, and the error does not tell to whom the mail went', async (_, command) => {
  await open({ answers: { [command]: '550 5.1.1 <hanako@example.com> is not here' } });
  const error = await refusal(mailer.send(mail));
  expect(error).toMatchObject({ code: 'mail_refused', status: '550 5.1.1' });
  expect(JSON.stringify([error.message, error.stack, error.cause])).not.toContain('hanako');
});

test.each([
  ['the recipient refused for now', { '^RCPT': '451 4.7.1 try again later' }],
  ['the text refused for now', { '^\\.$': '452 4.3.1 disk full' }],
  ['a server that is busy', { greeting: '421 4.3.2 too busy' }],
  ['a server that says nothing', { greeting: '' }],
  ['a server that falls silent', { '^DATA': '' }],
])('%s is mail_unreachable, within the time-out', async (_, answers) => {
  await open({ answers });
  const started = performance.now();
  expect(await refusal(mailer.send(mail))).toMatchObject({ code: 'mail_unreachable' });
  expect(performance.now() - started).toBeLessThan(2500);
});

test('a wrong password is a matter of configuration, and is not repeated in the error', async () => {
  await open(
    { certificate: trusted, answers: { '^AUTH': '535 5.7.8 wrong' } },
    (port) => `smtp://mailer:s3cret-word@127.0.0.1:${port}`,
  );
  const error = await refusal(mailer.send(mail));
  expect(error.code).toBe('mail_unreachable');
  expect(JSON.stringify([error.message, error.stack, error.cause])).not.toMatch(/s3cret-word|AG1haWxlcg/);
});

test('no server at all is mail_unreachable; the next mail arrives when there is one again', async () => {
  await open({});
  await server.close();
  expect(await refusal(mailer.send(mail))).toMatchObject({ code: 'mail_unreachable' });
  server = await openTestSmtpServer({ port: server.port });
  await mailer.send(mail);
  expect(server.mails).toHaveLength(1);
});

test('a server that trickles its answer is given up', async () => {
  const trickling = createServer((socket) => {
    socket.write('220 test\r\n');
    const timer = setInterval(() => socket.write('250-more\r\n'), 50);
    socket.on('error', () => socket.destroy()).on('close', () => clearInterval(timer));
  });
  await new Promise<void>((resolve) => trickling.listen(0, '127.0.0.1', resolve));
  const { port } = trickling.address() as AddressInfo;
  mailer = smtpMailer({ url: `smtp://127.0.0.1:${port}?tls=never`, from: FROM, timeoutMs: 500 });
  expect(await refusal(mailer.send(mail))).toMatchObject({ code: 'mail_unreachable' });
  trickling.close();
});

const injections: readonly [string, Partial<Mail>][] = [
  ['a second recipient behind a comma', { to: 'hanako@example.com,thief@example.com' }],
  ['a header behind the recipient', { to: 'hanako@example.com\r\nBcc: thief@example.com' }],
  ['a command behind the recipient', { to: 'hanako@example.com>\r\nRCPT TO:<thief@example.com' }],
  ['a name with the recipient', { to: 'Thief <thief@example.com>' }],
  ['a group', { to: 'all:thief@example.com;' }],
  ['a quoted local part', { to: '"thief@example.com"@example.com' }],
  ['nobody', { to: '' }],
  ['no domain', { to: 'hanako' }],
  ['an address of 300 characters', { to: `${'a'.repeat(60)}@${'b'.repeat(240)}` }],
  ['a header behind the subject', { subject: 'Hello\r\nBcc: thief@example.com' }],
  ['a header behind the message’s id', { message_id: '<a@b>\r\nBcc: thief@example.com' }],
  ['a line break of Unicode in the subject', { subject: 'Hello\u2028Bcc: thief@example.com' }],
];

test.each(injections)('%s is refused before any connection', async (_, changes) => {
  await open({});
  expect(await refusal(mailer.send({ ...mail, ...changes }))).toMatchObject({ code: 'mail_refused' });
  expect(server.connections()).toBe(0);
});

test('what the text holds stays text', async () => {
  await open({});
  await mailer.send({ ...mail, text: 'a\r\n.\r\nMAIL FROM:<thief@example.com>\r\n\r\nBcc: thief@example.com' });
  expect(server.mails).toHaveLength(1);
  expect(server.lines.filter((line) => line.includes('thief'))).toEqual([]);
});

test('closing waits for the mail under way', async () => {
  await open({});
  const sent = mailer.send(mail);
  await mailer.close();
  expect(server.mails).toHaveLength(1);
  await sent;
});

test.each([
  '',
  'mail.example.com',
  'http://mail.example.com',
  'smtps://h?tls=never',
  'smtp://h?tls.rejectUnauthorized=false',
])('the address %j is refused at once, unrepeated', (url) => {
  expect(() => smtpMailer({ url, from: FROM })).toThrow(/mail server’s address/);
});
