import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addUser, assignRole } from '@kiban/directory';
import { statement, type TenantId, tenantRead } from '@kiban/postgres';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { BenchPlatform } from './bench-platform.ts';
import { benchContext } from './bench-tenant.ts';

/** Somebody with every permission of a tenant. */
export async function administratorOf({ platform }: BenchPlatform, tenant: TenantId): Promise<Person> {
  const { id: user_id } = await addUser(platform.directory, tenant, benchContext, {
    fields: { name: 'bench' },
  });
  const role = { role: 'kiban:administrator', unit_id: null, store_id: null };
  await assignRole(platform.directory, tenant, benchContext, { fields: { user_id, ...role } });
  const [[user]] = await tenantRead(platform.directory, tenant, [
    statement<{ person_id: string }>`select person_id from directory."user" where id = ${user_id}::uuid`,
  ]);
  return { user_id, person_id: user?.person_id ?? '' };
}

interface Person {
  readonly user_id: string;
  readonly person_id: string;
}

/** Something that signs tokens and publishes its key, as the sign-in service does. */
export async function startIssuer(): Promise<{
  url: string;
  tokenOf(person: Person, tenant: TenantId): Promise<string>;
  close(): void;
}> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256', use: 'sig' }] });
  const server: Server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(jwks),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    tokenOf: ({ user_id, person_id }, tenant_id) =>
      new SignJWT({
        tenant_id,
        user_id,
        client_id: 'bench',
        scope: 'directory:read directory:write asset:read',
        jti: randomUUID(),
      })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'bench' })
        .setIssuer(url)
        .setSubject(person_id)
        .setAudience('urn:kiban:api')
        .setIssuedAt()
        .setExpirationTime('2h')
        .sign(privateKey),
    close: () => void server.close(),
  };
}
