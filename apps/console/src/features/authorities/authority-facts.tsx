import type { TFunction } from 'i18next';
import type { CertificateAuthority } from '../../api/asset-types.ts';
import { Moment } from '../../time/zone.tsx';
import { Copyable } from '../../ui/copyable.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import type { Fact } from '../../ui/facts.tsx';
import { AuthorityState } from './authority-state.tsx';

/** What is known about an authority at the moment looked at; `today` is given in the past only, to say what differs. */
export function authorityFacts(
  t: TFunction,
  authority: CertificateAuthority,
  today: CertificateAuthority | undefined,
): Fact[] {
  const { fingerprint_sha256, revocation_list_url } = authority;
  return [
    {
      label: t('authorities.name'),
      value: authority.name,
      ...(today && today.name !== authority.name && { now: today.name }),
    },
    {
      label: t('field.status'),
      value: <AuthorityState authority={authority} />,
      ...(today && today.status !== authority.status && { now: t(`authorities.state.${today.status}`) }),
    },
    { label: t('authorities.source'), value: t(`authorities.sources.${authority.source}`) },
    { label: t('field.subject'), value: authority.subject },
    { label: t('field.not_before'), value: <Moment at={authority.not_before} /> },
    { label: t('field.not_after'), value: <Moment at={authority.not_after} /> },
    { label: t('authorities.count'), value: count(authority.certificate_count) },
    {
      label: t('certificates.fingerprint'),
      value: <Copyable value={fingerprint_sha256} short={`${fingerprint_sha256.slice(0, 16)}…`} />,
    },
    {
      label: t('authorities.crl'),
      value: revocation_list_url === null ? t('authorities.crlElsewhere') : <Copyable value={revocation_list_url} />,
    },
  ];
}
