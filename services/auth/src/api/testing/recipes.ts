import type { PlantedTenant, Recipe } from '@kiban/service/testing';

const reason = '試験のため';
const ANY_VERSION = { 'if-match': '*' };
const connection = ({ ids }: PlantedTenant, at: number): string => `/connections/${ids.connections?.[at]}`;

/** Requests that work, where the schemas say too little to make one. */
export const RECIPES: Readonly<Record<string, Recipe<PlantedTenant>>> = {
  activateConnection: (tenant) => ({
    ...{ method: 'post', path: `${connection(tenant, 1)}/activate`, headers: ANY_VERSION, body: { reason } },
  }),
  importPasswords: () => ({
    ...{ method: 'post', path: '/password-imports', headers: {} },
    body: { passwords: [{ login_id: 'nobody', password_hash: 'x' }], dry_run: false, reason },
  }),
  suspendConnection: (tenant) => ({
    ...{ method: 'post', path: `${connection(tenant, 2)}/suspend`, headers: ANY_VERSION, body: { reason } },
  }),
};

/** The values of members called so, where not any value of the type will do. */
export const VALUES: Readonly<Record<string, (tenant: PlantedTenant) => unknown>> = {
  colour: () => '#1a4f8a',
  settings: () => ({
    ...{ protocol: 'oidc', issuer: 'https://idp.example', client_id: 'kiban', client_secret: 'secret', scopes: [] },
    ...{ client_authentication: 'client_secret_basic', endpoints: null },
  }),
  connection_id: () => null,
  tenant_id: ({ id }) => id,
  identity_id: ({ ids }) => ids.identities?.[0],
  ends_at: () => new Date(Date.now() + 86_400_000).toISOString(),
  secret: () => Buffer.alloc(32, 1).toString('base64'),
  address: () => 'https://old.example/verify',
  domain: ({ id }) => `d${id.slice(-12)}.example`,
};

/** What works where no emergency is open. */
export const IN_CALM: readonly string[] = ['declareEmergency'];
