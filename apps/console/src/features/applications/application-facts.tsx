import type { TFunction } from 'i18next';
import type { Client } from '../../api/auth-types.ts';
import { Moment } from '../../time/zone.tsx';
import { Copyable } from '../../ui/copyable.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import type { Fact } from '../../ui/facts.tsx';

/** Who it is and what it may. */
export function applicationFacts(t: TFunction, client: Client): Fact[] {
  const { name, type, client_id, api_scopes, registered_at, product, audience, resources } = client;
  return [
    { label: t('applications.name'), value: name },
    { label: t('applications.type'), value: t(`applications.types.${type}`) },
    { label: t('applications.clientId'), value: <Copyable value={client_id} /> },
    { label: t('applications.field.api_scopes'), value: <Lines values={api_scopes} /> },
    ...(type === 'machine'
      ? []
      : [
          { label: t('applications.field.redirect_uris'), value: <Lines values={client.redirect_uris} /> },
          {
            label: t('applications.field.post_logout_redirect_uris'),
            value: <Lines values={client.post_logout_redirect_uris} />,
          },
          { label: t('applications.field.backchannel_logout_uri'), value: client.backchannel_logout_uri },
          { label: t('applications.field.product'), value: product },
          { label: t('applications.field.audience'), value: audience },
          { label: t('applications.field.resources'), value: <Lines values={resources} /> },
        ]),
    { label: t('applications.registeredAt'), value: <Moment at={registered_at} /> },
  ];
}

/** How it proves itself, and what its tokens are worth to a thief. */
export function securityFacts(t: TFunction, client: Client): Fact[] {
  const { type, authentication, secrets, profile, token_binding, keys, device_flow, token_exchange } = client;
  return [
    { label: t('applications.authentication'), value: t(`applications.authentications.${authentication}`) },
    ...(authentication === 'client_secret_basic' ? [{ label: t('applications.secrets'), value: count(secrets) }] : []),
    { label: t('applications.profile'), value: t(`applications.profiles.${profile}`) },
    { label: t('applications.field.token_binding'), value: t(`applications.bindings.${token_binding}`) },
    {
      label: t('applications.field.keys'),
      value:
        keys === null
          ? null
          : 'jwks_uri' in keys
            ? keys.jwks_uri
            : t('applications.keyCount', { n: count(keys.jwks.keys.length) }),
    },
    ...(type === 'machine'
      ? []
      : [
          { label: t('applications.deviceFlow'), value: t(device_flow ? 'applications.yes' : 'applications.no') },
          { label: t('applications.tokenExchange'), value: t(token_exchange ? 'applications.yes' : 'applications.no') },
        ]),
  ];
}

function Lines({ values }: { values: readonly string[] }) {
  if (values.length === 0) return '–';
  return (
    <ul>
      {values.map((value) => (
        <li key={value}>{value}</li>
      ))}
    </ul>
  );
}
