import { Problem } from '@kiban/http';
import type { Envelope } from '@kiban/key-encryption';
import type { Connection, Mapping, OidcSettings, SamlSettings } from './connection.ts';
import { readMetadata } from './saml/read-metadata.ts';

/** What is said of an OpenID provider; the secret is given and never shown. */
export interface OidcFields {
  readonly protocol: 'oidc';
  readonly issuer: string;
  readonly client_id: string;
  /** Left out: as it was. */
  readonly client_secret?: string | undefined;
  readonly client_authentication: OidcSettings['client_authentication'];
  readonly scopes: readonly string[];
  readonly endpoints: OidcSettings['endpoints'];
}

export interface SamlFields {
  readonly protocol: 'saml';
  /** XML; left out: as it was. */
  readonly metadata?: string | undefined;
  readonly metadata_address: string | null;
}

/** What somebody says of a connection. */
export interface ConnectionFields {
  readonly name: string;
  readonly settings: OidcFields | SamlFields;
  readonly mapping: Mapping;
  readonly trusted_mfa: readonly string[];
  readonly linking: Connection['linking'];
  readonly create_users: boolean;
}

/**
 * The settings as they are kept. A secret stays for the same issuer and client only: it must not be sent to another address
 * than it was given for.
 *
 * @param before what was said until now.
 * @throws Problem 400 when the metadata are none, or have expired.
 */
export async function settingsOf(
  envelope: Envelope,
  connectionId: string,
  { settings }: Pick<ConnectionFields, 'settings'>,
  { before, at }: { readonly before: Connection['settings'] | undefined; readonly at: number },
): Promise<Connection['settings']> {
  return settings.protocol === 'oidc' ? oidcOf(envelope, connectionId, settings, before) : samlOf(settings, before, at);
}

async function oidcOf(
  envelope: Envelope,
  connectionId: string,
  { client_secret, ...fields }: OidcFields,
  before: Connection['settings'] | undefined,
): Promise<OidcSettings> {
  if (client_secret !== undefined)
    return { ...fields, sealed_secret: await envelope.seal(client_secret, connectionId) };
  const same =
    before?.protocol === 'oidc' &&
    before.issuer === fields.issuer &&
    before.client_id === fields.client_id &&
    JSON.stringify(before.endpoints) === JSON.stringify(fields.endpoints);
  return { ...fields, sealed_secret: same ? before.sealed_secret : null };
}

function samlOf(
  { metadata, metadata_address }: SamlFields,
  before: Connection['settings'] | undefined,
  at: number,
): SamlSettings {
  const kept = before?.protocol === 'saml' && before.metadata_address === metadata_address ? before : undefined;
  if (metadata === undefined)
    return kept ?? { protocol: 'saml', metadata: null, metadata_address, metadata_read_at: null };
  return {
    protocol: 'saml',
    metadata: metadataOf(metadata, at),
    metadata_address,
    metadata_read_at: kept?.metadata_read_at ?? null,
  };
}

function metadataOf(xml: string, at: number): SamlSettings['metadata'] {
  try {
    return readMetadata(xml, at);
  } catch (cause) {
    const fault = cause instanceof Error ? cause.message : '';
    const detail = {
      en: `These are no metadata of a SAML identity provider: ${fault}`,
      ja: `SAML の IdP メタデータとして読み取れません: ${fault}`,
    };
    throw new Problem(400, 'validation_failed', detail, {
      errors: [{ pointer: '/settings/metadata', code: 'metadata_refused', detail }],
      cause,
    });
  }
}
