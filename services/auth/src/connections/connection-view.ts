import { X509Certificate } from 'node:crypto';
import type { z } from 'zod';
import type { AuthStore } from '../store/auth-store.ts';
import type { Connection } from './connection.ts';
import type { connectionSchema } from './connection-schema.ts';
import { identitiesAt } from './identities/identity.ts';
import { serviceProviderOf } from './saml/service-provider.ts';
import { lastTrial } from './trials/trial.ts';

export type ConnectionView = z.output<typeof connectionSchema>;

/** What is shown of a connection: no secret. */
export async function connectionView(
  { store, origin }: { readonly store: AuthStore; readonly origin: string },
  connection: Connection,
): Promise<ConnectionView> {
  const { tenant_id, connection_id, name, status, trusted_mfa, linking, create_users, tested_at, changes } = connection;
  const [trial, identities] = await Promise.all([
    lastTrial(store, tenant_id, connection_id),
    identitiesAt(store, tenant_id, connection_id, { limit: 1000 }),
  ]);
  return {
    ...{ id: connection_id, version: changes, name, status, settings: settingsView(connection) },
    ...{ mapping: { ...connection.mapping }, trusted_mfa: [...trusted_mfa], linking, create_users },
    our_side: serviceProviderOf(origin, connection_id),
    tested_at: instantOf(tested_at),
    last_trial:
      trial === null
        ? null
        : {
            ...{ at: new Date(trial.at).toISOString(), fault: trial.fault, message: trial.message },
            ...{ attribute_names: [...trial.attribute_names], contexts: [...trial.contexts] },
          },
    identities: identities.length,
  };
}

function settingsView({ settings }: Connection): ConnectionView['settings'] {
  if (settings.protocol === 'oidc') {
    const { sealed_secret, scopes, ...shown } = settings;
    return { ...shown, scopes: [...scopes], has_secret: sealed_secret !== null };
  }
  const { metadata, metadata_address, metadata_read_at } = settings;
  return {
    ...{ protocol: 'saml', metadata_address, metadata_read_at: instantOf(metadata_read_at) },
    ...{ entity_id: metadata?.entity_id ?? null, sign_in_address: metadata?.sign_in_address ?? null },
    certificates: (metadata?.certificates ?? []).map(certificateView),
    valid_until: metadata?.valid_until ?? null,
  };
}

function certificateView(base64: string): { readonly fingerprint: string; readonly not_after: string } & object {
  const { fingerprint256, validToDate } = new X509Certificate(Buffer.from(base64, 'base64'));
  return { fingerprint: fingerprint256, not_after: validToDate.toISOString() };
}

function instantOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
