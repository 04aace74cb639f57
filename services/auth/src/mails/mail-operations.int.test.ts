import { randomUUIDv7 } from 'node:crypto';
import { tenantId } from '@kiban/postgres';
import type { PlantedTenant } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { testApi } from '../api/testing/test-api.ts';
import { queueMail } from './queue-mail.ts';

const api = await testApi();
const [east, west] = [await api.plantTenant(), await api.plantTenant()];
const token = await api.administratorOf(east);

/** Mails to somebody, the first an hour ago, one a minute. */
async function queued(tenant: PlantedTenant, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUIDv7());
  const user = { user_id: tenant.nobody.id, person_id: tenant.nobody.person_id };
  for (const [index, id] of ids.entries()) {
    const clock = () => Date.now() - 3_600_000 + index * 60_000;
    const kept = {
      id,
      tenant_id: tenantId(tenant.id),
      user,
      purpose: 'invitation',
      about: null,
      sealed: null,
    } as const;
    await queueMail({ store: api.store, clock }, { ...kept, queue: 'ordinary', not_after: clock() });
  }
  return ids;
}

const list = async (query: Readonly<Record<string, string>>) => {
  const { status, json } = await api.send({ method: 'get', path: `/mails?${new URLSearchParams(query)}`, token });
  return { status, ...(json as { code?: string; items: { id: string }[]; next_cursor: string | null }) };
};

test('an administrator reads the mails of the own tenant page by page, with the filters of the first page', async () => {
  const [ids] = [await queued(east, 5), await queued(west, 2)];
  const asked = { user_id: east.nobody.id, status: 'waiting' };
  const seen: string[] = [];
  let page = await list({ ...asked, limit: '2' });
  for (; page.next_cursor !== null; page = await list({ cursor: page.next_cursor, limit: '2' }))
    seen.push(...page.items.map(({ id }) => id));
  seen.push(...page.items.map(({ id }) => id));
  expect(seen).toEqual(ids.toReversed());
  expect((await list({ status: 'bounced' })).items).toEqual([]);
});

test('of another tenant’s people and mails there is nothing to see', async () => {
  await queued(west, 1);
  expect((await list({ user_id: west.nobody.id })).items).toEqual([]);
  const all = JSON.stringify(await list({}));
  expect(all).not.toContain(west.nobody.id);
});

test('a cursor of another list, or one that somebody made up, is refused', async () => {
  const made = (list: string, position: unknown[], asked: object = {}) =>
    Buffer.from(JSON.stringify([1, list, asked, null, position])).toString('base64url');
  const time = '2026-04-01T00:00:00.000Z';
  for (const cursor of [
    made('listSignIns', [time, randomUUIDv7()]),
    made('listMails', [time]),
    made('listMails', ['yesterday', randomUUIDv7()]),
    made('listMails', [time, randomUUIDv7()], { status: 'all' }),
  ])
    expect(await list({ cursor })).toMatchObject({ status: 400, code: 'cursor_malformed' });
});
