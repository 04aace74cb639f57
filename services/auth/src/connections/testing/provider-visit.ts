import { randomUUIDv7 } from 'node:crypto';
import type { OidcHostile, SamlHostile, TestIdentityProvider } from '@kiban/testing/identity-provider';
import type { Browser } from '../../protocol/testing/browser.ts';
import type { House, TestTenant } from '../../sign-in/testing/house.ts';
import { type OpenPage, visit } from '../../sign-in/testing/page.ts';
import { changeConnection } from '../change-connection.ts';
import type { Connection } from '../connection.ts';
import { addConnection } from '../edit-connection.ts';
import type { ConnectionFields } from '../settings.ts';

const actor = { kind: 'person', id: 'administrator' } as const;

/** A connection of a tenant to the test identity provider, in use unless `status` says otherwise. */
export async function plantConnection(
  { parts, now }: House,
  tenant: TestTenant,
  provider: TestIdentityProvider,
  more: Partial<ConnectionFields> & { readonly protocol?: 'saml'; readonly status?: Connection['status'] } = {},
): Promise<Connection> {
  const { protocol, status = 'active', ...fields } = more;
  const id = randomUUIDv7();
  const act = { actor, reason: null, request_id: null, at: now() };
  await addConnection(
    parts,
    tenant.tenant_id,
    id,
    { ...(protocol === 'saml' ? saml(provider) : oidc(provider)), ...fields },
    act,
  );
  return changeConnection(parts.store, tenant.tenant_id, { id, expected_version: 'any' }, act, () => ({
    name: 'connection.activated',
    to: { status, tested_at: now() },
  }));
}

function saml(provider: TestIdentityProvider): ConnectionFields {
  return {
    ...{ name: '青葉 ID', trusted_mfa: ['https://refeds.org/profile/mfa'], linking: 'by_person', create_users: false },
    settings: { protocol: 'saml', metadata: provider.metadata(), metadata_address: null },
    mapping: { subject: null, login_id: 'login_id', name: 'name', email: 'email' },
  };
}

export function oidc(provider: TestIdentityProvider): ConnectionFields {
  return {
    ...{ name: '青葉 ID', trusted_mfa: ['mfa'], linking: 'by_person', create_users: false },
    settings: {
      ...{ protocol: 'oidc', issuer: provider.origin, client_id: 'kiban', client_secret: 'provider-secret' },
      ...{ client_authentication: 'client_secret_basic', scopes: ['profile', 'email'], endpoints: null },
    },
    mapping: { subject: null, login_id: 'preferred_username', name: 'name', email: 'email' },
  };
}

/** What somebody's sign-in at the provider sends back: an address to visit, or a form to post. */
export async function answerAt(
  page: OpenPage,
  person: string,
  hostile?: SamlHostile | OidcHostile,
): Promise<{ readonly address: string; readonly body?: URLSearchParams }> {
  const address = new URL(page.at);
  address.searchParams.set('person', person);
  if (hostile !== undefined) address.searchParams.set('hostile', hostile);
  const response = await fetch(address, { redirect: 'manual' });
  const location = response.headers.get('location');
  const html = await response.text();
  if (response.status === 303 && location !== null) return { address: location };
  const inputs = [...html.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value] as [string, string],
  );
  const action = /action="([^"]*)"/.exec(html)?.[1] ?? '';
  return { address: action, body: new URLSearchParams(inputs) };
}

/** Brings the answer back in a browser. A form from another site brings no cookie along (SameSite=Lax). */
export async function bringBack(
  in_: Browser,
  { address, body }: Awaited<ReturnType<typeof answerAt>>,
): Promise<OpenPage> {
  if (body === undefined) return visit(in_, address);
  const response = await fetch(address, { method: 'POST', body, redirect: 'manual' });
  const location = response.headers.get('location');
  if (location === null) return visit(in_, address, { method: 'POST', body });
  await response.body?.cancel();
  return visit(in_, new URL(location, address).href);
}

/** From the page that offers the provider to whatever comes after it. */
export async function throughProvider(
  in_: Browser,
  page: OpenPage,
  person: string,
  hostile?: SamlHostile | OidcHostile,
): Promise<OpenPage> {
  return bringBack(in_, await answerAt(page, person, hostile));
}
