import type { TFunction } from 'i18next';
import type { Connection } from '../../api/auth-types.ts';
import { Moment } from '../../time/zone.tsx';
import type { Fact } from '../../ui/facts.tsx';
import { ConnectionState } from './connection-state.tsx';
import { EndDate } from './end-date.tsx';
import { protocolName } from './protocol-name.ts';

/** What is known of a connection, the provider's side first. */
export function connectionFacts(t: TFunction, connection: Connection): Fact[] {
  const { status, settings, mapping, trusted_mfa, linking, create_users, tested_at } = connection;
  const field = (name: 'subject' | 'login_id' | 'name' | 'email') => mapping[name];
  const mapped = (['subject', 'login_id', 'name', 'email'] as const)
    .filter((name) => field(name) !== null)
    .map((name) => `${t(`connections.field.${name === 'name' ? 'person_name' : name}`)}: ${field(name)}`);
  return [
    { label: t('field.status'), value: <ConnectionState status={status} /> },
    { label: t('connections.protocol'), value: protocolName[settings.protocol] },
    ...(settings.protocol === 'oidc' ? oidcFacts(t, settings) : samlFacts(t, settings)),
    { label: t('connections.testedAt'), value: tested_at === null ? null : <Moment at={tested_at} /> },
    { label: t('connections.mapping'), value: mapped.join(' · ') },
    { label: t('connections.field.linking'), value: t(`connections.linking.${linking}`) },
    { label: t('connections.field.create_users'), value: t(create_users ? 'connections.yes' : 'connections.no') },
    { label: t('connections.field.trusted_mfa'), value: trusted_mfa.join(', ') },
  ];
}

function oidcFacts(t: TFunction, settings: Extract<Connection['settings'], { protocol: 'oidc' }>): Fact[] {
  const { issuer, client_id, has_secret, scopes, endpoints } = settings;
  return [
    { label: t('connections.field.issuer'), value: issuer },
    { label: t('connections.field.client_id'), value: client_id },
    {
      label: t('connections.field.client_secret'),
      value: t(has_secret ? 'connections.secretGiven' : 'connections.secretMissing'),
    },
    { label: t('connections.field.scopes'), value: ['openid', ...scopes].join(' ') },
    ...(endpoints === null ? [] : [{ label: t('connections.endpoints'), value: Object.values(endpoints).join(' · ') }]),
  ];
}

function samlFacts(t: TFunction, settings: Extract<Connection['settings'], { protocol: 'saml' }>): Fact[] {
  const { entity_id, sign_in_address, certificates, metadata_address, metadata_read_at, valid_until } = settings;
  return [
    { label: t('connections.entityId'), value: entity_id ?? t('connections.noMetadata') },
    { label: t('connections.signInAddress'), value: sign_in_address },
    {
      label: t('connections.certificates'),
      value:
        certificates.length === 0 ? null : (
          <ul>
            {certificates.map(({ fingerprint, not_after }) => (
              <li key={fingerprint}>
                <EndDate at={not_after} /> <span className="text-ink-3 text-small">{fingerprint.slice(0, 23)}…</span>
              </li>
            ))}
          </ul>
        ),
    },
    ...(valid_until === null ? [] : [{ label: t('connections.validUntil'), value: <EndDate at={valid_until} /> }]),
    { label: t('connections.field.metadata_address'), value: metadata_address ?? t('connections.uploaded') },
    ...(metadata_address === null
      ? []
      : [
          {
            label: t('connections.metadataReadAt'),
            value: metadata_read_at === null ? null : <Moment at={metadata_read_at} />,
          },
        ]),
  ];
}
