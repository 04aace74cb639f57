import { createHmac, randomUUIDv7 } from 'node:crypto';
import { problemHandler, requestContext } from '@kiban/http';
import { type Mail, MailError, type Mailer } from '@kiban/mail';
import { Hono } from 'hono';
import { afterAll, expect, test } from 'vitest';
import { INVITATION, takeInvitation } from '../invitations/invitation.ts';
import { recordsWaiting } from '../records/testing/records-waiting.ts';
import { openHouse, type TestUser } from '../sign-in/testing/house.ts';
import { PLATFORM_WIDE } from '../store/auth-store.ts';
import { deliverMails, deliverWaitingMails } from './deliver-mails.ts';
import { DISPATCH, MAIL, type Queue } from './mail.ts';
import { mailNewsRoute } from './mail-news-route.ts';
import { queueMail } from './queue-mail.ts';
import { readMails } from './read-mails.ts';

const house = await openHouse();
afterAll(() => house.close());
const aoba = await house.tenant('aoba-east', '青葉ファーマシー');
const minato = await house.tenant('minato', 'みなと薬局');

function post(fail?: (mail: Mail) => Error | undefined): Mailer & { sent: Mail[] } {
  const sent: Mail[] = [];
  const send = async (mail: Mail) => {
    const error = fail?.(mail);
    if (error !== undefined) throw error;
    sent.push(mail);
  };
  return { sent, send, close: async () => undefined };
}
const deliver = (mailer: Mailer, queue: Queue = 'urgent') => deliverWaitingMails({ ...house.parts, mailer }, queue);
const SECRET = '4821 0077';

/** A code's mail, waiting. */
async function queued(user: TestUser, { seconds = 600 } = {}): Promise<string> {
  const id = randomUUIDv7();
  const words = {
    code: SECRET.replace(' ', ''),
    product: '在庫',
    browser: 'Chrome',
    ip_address: '192.0.2.1',
    language: 'ja',
  };
  const sealed = await house.parts.envelope.seal(JSON.stringify(words), id);
  const { tenant_id } = user.tenant;
  const kept = { id, tenant_id, user, purpose: 'email_code', about: null, sealed } as const;
  await queueMail(house.parts, { ...kept, queue: 'urgent', not_after: house.now() + seconds * 1000 });
  return id;
}
const statusOf = async ({ tenant }: TestUser, id: string) => (await house.store.get(tenant.tenant_id, MAIL, id))?.data;
const list = (user: TestUser, filters = {}, limit = 50) =>
  readMails(house.parts, user.tenant.tenant_id, filters, { limit, after: undefined });

async function recordsOf(id: string) {
  const waiting = await recordsWaiting(house.store);
  return waiting.filter(({ aggregate_id }) => aggregate_id === id);
}

test('a mail is kept before it is sent, sealed, and gone from the store once it was sent', async () => {
  const user = await house.user(aoba);
  const id = await queued(user);
  const kept = await house.store.get(PLATFORM_WIDE, DISPATCH, id);
  expect(JSON.stringify(kept)).not.toContain('48210077');
  expect(await statusOf(user, id)).toMatchObject({ status: 'waiting', masked_to: null });
  const mailer = post();
  expect(await deliver(mailer)).toBe(1);
  expect(mailer.sent).toMatchObject([{ to: `${user.login_id}@aoba.example`, message_id: `<${id}@127.0.0.1>` }]);
  expect(mailer.sent[0]?.text).toContain(SECRET);
  expect((await house.store.get(PLATFORM_WIDE, DISPATCH, id))?.data.sealed).toBeNull();
  expect(await statusOf(user, id)).toMatchObject({ status: 'sent', masked_to: 'h…@a….example', attempts: 1 });
  expect(await recordsOf(id)).toMatchObject([
    { name: 'mail.sent', version: 1, personal: { masked_to: 'h…@a….example' } },
  ]);
});

test('each is sent once, however many processes deliver', async () => {
  const user = await house.user(aoba);
  for (let time = 0; time < 6; time += 1) await queued(user);
  const mailer = post();
  await Promise.all(Array.from({ length: 5 }, () => deliver(mailer)));
  expect(mailer.sent).toHaveLength(6);
});

test('while the mail server is away mails wait longer each time, and arrive when it is back', async () => {
  const user = await house.user(aoba);
  const id = await queued(user);
  const away = post(() => new MailError('mail_unreachable', 'away', '451 4.7.1'));
  expect(await deliver(away)).toBe(0);
  expect(await statusOf(user, id)).toMatchObject({ status: 'waiting', attempts: 1, smtp_status: '451 4.7.1' });
  const back = post();
  expect(await deliver(back)).toBe(0);
  house.forward(6);
  await deliver(away);
  house.forward(6);
  expect(await deliver(back)).toBe(0);
  house.forward(6);
  expect(await deliver(back)).toBe(1);
  expect(await statusOf(user, id)).toMatchObject({ status: 'sent', attempts: 3, smtp_status: null });
});

test('a mail that is refused for good is not tried again, and says what the server answered', async () => {
  const user = await house.user(aoba);
  const id = await queued(user);
  await deliver(post(() => new MailError('mail_refused', 'no such mailbox', '550 5.1.1')));
  house.forward(60);
  expect(await deliver(post())).toBe(0);
  expect(await statusOf(user, id)).toMatchObject({ status: 'refused', smtp_status: '550 5.1.1' });
  expect(await recordsOf(id)).toMatchObject([{ name: 'mail.refused', state: { smtp_status: '550 5.1.1' } }]);
});

test('a code that came too late is not sent at all', async () => {
  const user = await house.user(aoba);
  const id = await queued(user, { seconds: 60 });
  house.forward(61);
  const mailer = post();
  await deliver(mailer);
  expect([mailer.sent.length, (await statusOf(user, id))?.status]).toEqual([0, 'expired']);
});

test('nor is one to somebody who was suspended in the meantime', async () => {
  const user = await house.user(aoba);
  const id = await queued(user);
  await house.user(aoba, { ...user, status: 'suspended' });
  const mailer = post();
  await deliver(mailer);
  expect([mailer.sent.length, (await statusOf(user, id))?.status]).toEqual([0, 'cancelled']);
});

test('a process that died with a mail in hand is followed after its lease', async () => {
  const user = await house.user(aoba);
  await queued(user);
  let died = false;
  const controller = new AbortController();
  const hanging: Mailer = { send: () => new Promise(() => (died = true)), close: async () => undefined };
  const worker = deliverMails({ ...house.parts, mailer: hanging, signal: controller.signal, pollMs: 5 });
  await expect.poll(() => died).toBe(true);
  controller.abort();
  void worker;
  const mailer = post();
  expect(await deliver(mailer)).toBe(0);
  house.forward(5 * 60 + 1);
  expect(await deliver(mailer)).toBe(1);
});

test('a thousand waiting invitations hold up no code, and what waits for its next attempt hides nothing', async () => {
  const [user, mailer] = [await house.user(aoba), post()];
  for (let time = 0; time < 110; time += 1) await queued(user);
  await deliver(post(() => new MailError('mail_unreachable', 'away')));
  await queued(user);
  expect(await deliver(mailer)).toBe(1);
});

test('administrators see their own tenant’s mails, the newest first, page by page and by person', async () => {
  const north = await house.tenant('aoba-north', '青葉ファーマシー北');
  const [one, other, foreign] = [await house.user(north), await house.user(north), await house.user(minato)];
  const ids: string[] = [];
  for (let day = 0; day < 4; day += 1) {
    ids.unshift(await queued(day % 2 === 0 ? one : other));
    await deliver(post());
    house.forward(2 * 86_400);
  }
  await queued(foreign);
  expect((await list(one)).map(({ id }) => id)).toEqual(ids);
  expect((await list(one, { user_id: other.user_id })).map(({ id }) => id)).toEqual([ids[0], ids[2]]);
  expect(await list(one, { user_id: foreign.user_id })).toEqual([]);
  expect(await list(one, { status: ['bounced'] })).toEqual([]);
  const [first] = await list(one, {}, 1);
  const after = { queued_at: Date.parse(first?.queued_at ?? ''), id: first?.id ?? '' };
  const next = await readMails(house.parts, north.tenant_id, {}, { limit: 10, after });
  expect(next.map(({ id }) => id)).toEqual(ids.slice(1));
  house.forward(31 * 86_400);
  expect(await list(one)).toEqual([]);
});

const key = Buffer.alloc(32, 9);
const web = new Hono();
web.use(requestContext({ logger: house.parts.logger }));
web.onError(problemHandler(() => undefined));
mailNewsRoute(web, { ...house.parts, mailNewsSecret: `whsec_${key.toString('base64')}` });

/** What the provider sends. */
function news(messageId: string, { type = 'mail.bounced', at = house.now(), by = key, status = '5.1.1' } = {}) {
  const [id, timestamp] = ['msg_1', String(Math.floor(at / 1000))];
  const body = JSON.stringify({ type, data: { message_id: messageId, status } });
  const signature = createHmac('sha256', by).update(`${id}.${timestamp}.${body}`).digest('base64');
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,AAAA v1,${signature}` };
  return web.request('/auth/mails/news', { method: 'POST', body, headers });
}

test('a mail that came back is shown so, once; its invitation is undeliverable and its link opens nothing', async () => {
  const user = await house.user(aoba);
  const invitation = randomUUIDv7();
  const told = { id: randomUUIDv7(), epoch: 1, version: 1, aggregate_id: invitation, tenant_id: aoba.tenant_id };
  const state = { user_id: user.user_id, language: 'ja', status: 'sent' };
  await takeInvitation(house.parts, { ...told, state } as never);
  const mailer = post();
  expect(await deliver(mailer, 'ordinary')).toBe(1);
  const messageId = mailer.sent[0]?.message_id ?? '';
  for (let time = 0; time < 2; time += 1) expect((await news(messageId)).status).toBe(204);
  await news(messageId, { type: 'mail.complained' }); // what came back was read by nobody
  expect(await statusOf(user, told.id)).toMatchObject({ status: 'bounced', smtp_status: '5.1.1' });
  const names = (await recordsOf(told.id)).map(({ name }) => name);
  expect(names.sort()).toEqual(['mail.bounced', 'mail.sent']);
  expect((await house.store.get(PLATFORM_WIDE, INVITATION, invitation))?.data.state).toBe('undeliverable');
  const link = /http:\S+\/invitation\/\S+/.exec(mailer.sent[0]?.text ?? '')?.[0] ?? '';
  expect((await fetch(link, { redirect: 'manual' })).status).toBe(410);
});

test('news that nobody signed, that is old, or that another key signed, is refused and changes nothing', async () => {
  const user = await house.user(aoba);
  const id = await queued(user);
  const mailer = post();
  await deliver(mailer);
  const messageId = mailer.sent[0]?.message_id ?? '';
  const unsigned = await web.request('/auth/mails/news', { method: 'POST', body: '{}' });
  const old = await news(messageId, { at: house.now() - 301_000 });
  const other = await news(messageId, { by: Buffer.alloc(32, 1) });
  expect([unsigned.status, old.status, other.status]).toEqual([401, 401, 401]);
  expect(await statusOf(user, id)).toMatchObject({ status: 'sent' });
});

test('news of mails that are none of ours, and of other kinds, is taken without an error', async () => {
  expect((await news('<somebody@else.example>')).status).toBe(204);
  expect((await news('<x@y>', { type: 'mail.delivered' })).status).toBe(204);
});
