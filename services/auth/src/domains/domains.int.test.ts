import { randomUUIDv7 } from 'node:crypto';
import { tenantId } from '@kiban/postgres';
import { openLogger } from '@kiban/telemetry';
import { testDatabase } from '@kiban/testing';
import { afterAll, expect, test } from 'vitest';
import { openPostgresqlStore } from '../store/postgresql/postgresql-store.ts';
import { assignDomain, removeDomain } from './change-domain.ts';
import { claimDomain } from './claim-domain.ts';
import { domainsOf, proofRecord, provenDomain, SIGN_IN_DOMAIN, type SignInDomain } from './domain.ts';
import { verifyDomain } from './verify-domain.ts';
import { lookAtDomains } from './watch-domains.ts';

const home = await testDatabase();
const store = openPostgresqlStore({ url: home.urlOf('kiban_auth'), connections: 4 });
afterAll(async () => {
  await store.close();
  await home.drop();
});

const [east, west] = [tenantId(randomUUIDv7()), tenantId(randomUUIDv7())];
const dns = new Map<string, string[]>();
const resolveTxt = async (name: string): Promise<string[]> => dns.get(name) ?? [];
const logger = openLogger({ service: 'test', format: 'json', level: 'error', write: () => undefined });
const act = (at = Date.now()) =>
  ({ actor: { kind: 'person', id: 'administrator' }, reason: null, request_id: null, at }) as const;
const any = (id: string) => ({ id, expected_version: 'any' }) as const;

let names = 0;
const newName = (): string => {
  names += 1;
  return `aoba-${names}.example`;
};
async function claimed(tenant: typeof east, name: string, connection_id: string | null = null): Promise<SignInDomain> {
  const id = randomUUIDv7();
  await claimDomain(store, tenant, id, { name, connection_id }, act());
  const found = (await domainsOf(store, tenant)).find(({ domain_id }) => domain_id === id);
  if (found === undefined) throw new Error('It was not kept.');
  return found;
}
/** Puts the record into the DNS. */
const publish = (domain: SignInDomain): void => {
  const { name, value } = proofRecord(domain);
  dns.set(name, [...(dns.get(name) ?? []), 'v=spf1 -all', value]);
};
const verify = (tenant: typeof east, { domain_id }: SignInDomain) =>
  verifyDomain(store, resolveTxt, tenant, domain_id, act());

test('a domain counts once the DNS holds the record that was asked for', async () => {
  const domain = await claimed(east, newName());
  await expect(verify(east, domain)).rejects.toMatchObject({ code: 'proof_missing' });
  dns.set(proofRecord(domain).name, ['kiban-domain=something-else']);
  await expect(verify(east, domain)).rejects.toMatchObject({ code: 'proof_missing' });
  expect(await provenDomain(store, domain.domain)).toBeUndefined();
  publish(domain);
  expect(await verify(east, domain)).toMatchObject({ status: 'proven' });
  expect(await provenDomain(store, domain.domain)).toMatchObject({ tenant_id: east });
});

test('of two who prove one domain at once one has it, and the other does not', async () => {
  const name = newName();
  const both = [await claimed(east, name), await claimed(west, name)] as const;
  for (const each of both) publish(each);
  const results = await Promise.allSettled([verify(east, both[0]), verify(west, both[1])]);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refused = results.find((each) => each.status === 'rejected');
  expect(refused?.reason).toMatchObject({ code: 'domain_taken' });
});

test('another’s record proves nothing: the token is each claim’s own', async () => {
  const name = newName();
  const [mine, theirs] = [await claimed(east, name), await claimed(west, name)];
  publish(theirs);
  await expect(verify(east, mine)).rejects.toMatchObject({ code: 'proof_missing' });
});

test('a tenant verifies, assigns and removes its own claims only', async () => {
  const domain = await claimed(east, newName());
  publish(domain);
  await expect(verify(west, domain)).rejects.toMatchObject({ code: 'not_found' });
  await expect(assignDomain(store, west, any(domain.domain_id), null, act())).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(removeDomain(store, west, domain.domain_id, act())).rejects.toMatchObject({ code: 'not_found' });
});

test('what is assigned later counts at once, and what is given up is free for others', async () => {
  const name = newName();
  const domain = await claimed(east, name);
  publish(domain);
  await verify(east, domain);
  await assignDomain(store, east, any(domain.domain_id), 'connection-1', act());
  expect(await provenDomain(store, name)).toMatchObject({ connection_id: 'connection-1' });
  await removeDomain(store, east, domain.domain_id, act());
  const next = await claimed(west, name);
  publish(next);
  expect(await verify(west, next)).toMatchObject({ status: 'proven' });
});

test('a record that is gone for days is no proof any more; name servers that fail are none of its faults', async () => {
  const domain = await claimed(east, newName());
  publish(domain);
  await verify(east, domain);
  const look = (days: number, resolve: typeof resolveTxt = resolveTxt) =>
    lookAtDomains({ store, resolveTxt: resolve, logger, clock: () => Date.now() + days * 86_400_000 });
  await look(10, () => Promise.reject(new Error('SERVFAIL')));
  expect(await provenDomain(store, domain.domain)).toBeDefined();
  dns.delete(proofRecord(domain).name);
  await look(1);
  expect(await provenDomain(store, domain.domain)).toBeDefined();
  await look(4);
  expect(await provenDomain(store, domain.domain)).toBeUndefined();
  expect((await domainsOf(store, east)).find(({ domain_id }) => domain_id === domain.domain_id)?.status).toBe(
    'claimed',
  );
});

test('a domain whose claim is gone, though its owner was not told, is free again with the next round', async () => {
  const domain = await claimed(east, newName());
  publish(domain);
  await verify(east, domain);
  await store.remove(east, SIGN_IN_DOMAIN, domain.domain_id);
  await lookAtDomains({ store, resolveTxt, logger, clock: Date.now });
  expect(await provenDomain(store, domain.domain)).toBeUndefined();
});
