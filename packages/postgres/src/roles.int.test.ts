import { randomBytes } from 'node:crypto';
import { testDatabase } from '@kiban/testing';
import { Client } from 'pg';
import { afterAll, afterEach, expect, test } from 'vitest';
import { asOwner } from './prepare-database.ts';
import { ensureRoles } from './roles.ts';
import type { RoleDeclaration } from './schema-module.ts';

const home = await testDatabase();
const made: string[] = [];
afterEach(async () => {
  for (const name of made.splice(0)) await home.plant(`drop owned by ${name}; drop role ${name}`);
});
afterAll(() => home.drop());

function declare(role: Partial<RoleDeclaration> = {}): RoleDeclaration {
  const name = `test_${randomBytes(4).toString('hex')}`;
  made.push(name);
  return { name, purpose: 'Planted.', login: true, connections: 3, ...role };
}
const ensure = (roles: readonly RoleDeclaration[], password = 'secret'): Promise<void> =>
  asOwner(home.ownerUrl, (owner) => ensureRoles(owner, roles, () => password));

async function settingAs(role: RoleDeclaration, password: string, setting: string): Promise<string> {
  const url = Object.assign(new URL(home.superuserUrl), { username: role.name, password });
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    const { rows } = await client.query<{ value: string }>('select current_setting($1) as value', [setting]);
    return rows[0]?.value ?? '';
  } finally {
    await client.end();
  }
}

test('a declared role can log in, has no attributes, its connections and every time limit', async () => {
  const role = declare();
  await ensure([role]);
  const [row] = await home.plant(
    `select rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolconnlimit
     from pg_roles where rolname = $1`,
    [role.name],
  );
  expect(row).toEqual({
    ...{ rolcanlogin: true, rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false },
    ...{ rolreplication: false, rolconnlimit: 3 },
  });
  expect(await settingAs(role, 'secret', 'statement_timeout')).toBe('1min');
  expect(await settingAs(role, 'secret', 'transaction_timeout')).toBe('2min');
  expect(await settingAs(role, 'secret', 'idle_in_transaction_session_timeout')).toBe('30s');
  expect(await settingAs(role, 'secret', 'lock_timeout')).toBe('30s');
});

test('a changed password is taken over, and the one before no longer works', async () => {
  const role = declare();
  await ensure([role], 'first');
  await ensure([role], 'second');
  expect(await settingAs(role, 'second', 'lock_timeout')).toBe('30s');
  await expect(settingAs(role, 'first', 'lock_timeout')).rejects.toMatchObject({ code: '28P01' });
});

test('the server is sent a verifier and never the password', async () => {
  const role = declare();
  await ensure([role], 'a very secret word');
  const [row] = await home.plant<{ rolpassword: string }>('select rolpassword from pg_authid where rolname = $1', [
    role.name,
  ]);
  expect(row?.rolpassword).toMatch(/^SCRAM-SHA-256\$/);
  const sent: string[] = [];
  await asOwner(home.ownerUrl, async (owner) => {
    const query = owner.query.bind(owner);
    const remember = (text: string, values?: unknown[]): unknown => {
      sent.push(text);
      return query(text, values);
    };
    Object.assign(owner, { query: remember });
    await ensureRoles(owner, [role], () => 'a very secret word');
  });
  expect(sent.join('\n')).toContain('SCRAM-SHA-256$');
  expect(sent.join('\n')).not.toContain('a very secret word');
});

test('a role that only owns functions cannot log in', async () => {
  const role = declare({ login: false, connections: 0 });
  await ensure([role]);
  await expect(settingAs(role, 'secret', 'lock_timeout')).rejects.toMatchObject({ code: '28P01' });
});

test('the owner that makes a role cannot act as it', async () => {
  const role = declare();
  await ensure([role]);
  await expect(asOwner(home.ownerUrl, (owner) => owner.query(`set role ${role.name}`))).rejects.toMatchObject({
    code: '42501',
  });
});
