import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { Certificate } from '../../api/asset-types.ts';
import { Moment } from '../../time/zone.tsx';
import { Copyable } from '../../ui/copyable.tsx';
import type { Fact } from '../../ui/facts.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { certificateState } from './certificate-state.ts';
import { groupedSerial } from './serial-number.ts';

/** What is known about a certificate at the moment looked at; `today` is given in the past only, to say what differs. */
export function certificateFacts(t: TFunction, certificate: Certificate, today: Certificate | undefined): Fact[] {
  const { authority_id, authority_name, not_before, not_after, revoked_at, revocation_reason, renews } = certificate;
  const link = 'text-accent hover:underline';
  const revoked: Fact[] =
    revoked_at === null
      ? []
      : [
          { label: t('field.revoked_at'), value: <Moment at={revoked_at} /> },
          {
            label: t('field.revocation_reason'),
            value: revocation_reason && t(`certificates.revocation.${revocation_reason}`),
          },
        ];
  return [
    { label: t('field.serial_number'), value: <Copyable value={groupedSerial(certificate.serial_number)} /> },
    {
      label: t('field.status'),
      value: <StateTag state={certificateState(certificate)} />,
      ...(today && today.status !== certificate.status && { now: t(`state.${certificateState(today)}`) }),
    },
    ...revoked,
    { label: t('field.subject'), value: certificate.subject },
    {
      label: t('field.authority_id'),
      value: (
        <Link to="/certificates/authorities/$authorityId" params={{ authorityId: authority_id }} className={link}>
          {authority_name ?? '–'}
        </Link>
      ),
      ...(today && today.authority_name !== authority_name && { now: today.authority_name }),
    },
    { label: t('field.not_before'), value: not_before && <Moment at={not_before} /> },
    { label: t('field.not_after'), value: not_after && <Moment at={not_after} /> },
    ...(renews === null
      ? []
      : [
          {
            label: t('field.renews'),
            value: (
              <Link to="/certificates/$certificateId" params={{ certificateId: renews }} className={link}>
                {t('ui.open')}
              </Link>
            ),
          },
        ]),
    { label: t('certificates.fingerprint'), value: shortened(certificate.fingerprint_sha256) },
    { label: t('field.key_thumbprint'), value: shortened(certificate.key_thumbprint) },
  ];
}

function shortened(value: string | null) {
  return value === null ? null : <Copyable value={value} short={`${value.slice(0, 16)}…`} />;
}
