import { streamKey } from '@kiban/event-store';
import { type Statement, statement } from '@kiban/postgres';
import { CommandRefused, isWithin, type Reach } from '@kiban/service';
import { authorityUnknown, cannotSign } from '../certificate-authorities/open-signer.ts';

/** What a command on a certificate refers to: null where it refers to none. */
export interface References {
  readonly authority_id: string | null;
  readonly device_id: string | null;
  /** The device that holds the certificate until now. */
  readonly holder_id?: string | null;
  /** The certificate that it follows. */
  readonly renews?: string | null;
}

/** What is known of it. Null: this tenant has no such thing. */
export interface Referred {
  readonly authority_status: string | null;
  readonly authority_source: string | null;
  readonly authority_expired: boolean | null;
  readonly device_status: string | null;
  readonly device_store_id: string | null;
  readonly holder_store_id: string | null;
  readonly renewed_status: string | null;
  readonly renewed_device_id: string | null;
  /** When this was read. */
  readonly read_at: string;
}

/** The locks that keep it so while the command runs: whoever retires a device or an authority, or binds or revokes a certificate, locks it exclusively. */
export function locksOf({ authority_id, device_id, renews = null }: References): string[] {
  return [authority_id, device_id, renews].filter((id) => id !== null).map(streamKey);
}

export function referred(references: References): Statement<Referred> {
  const { authority_id, device_id, holder_id = null, renews = null } = references;
  return statement`
    select a.status as authority_status, a.source as authority_source, a.not_after <= clock_timestamp() as authority_expired,
      d.status as device_status, d.store_id as device_store_id, h.store_id as holder_store_id, r.status as renewed_status,
      r.device_id as renewed_device_id, clock_timestamp() as read_at
    from (select 1) one
      left join asset.certificate_authority a on a.id = ${authority_id}::uuid
      left join asset.device d on d.id = ${device_id}::uuid
      left join asset.device h on h.id = ${holder_id}::uuid
      left join asset.certificate r on r.id = ${renews}::uuid`;
}

/** @throws CommandRefused `reference_unknown`, `authority_cannot_sign`. */
export function requireSigning(known: Referred | undefined): void {
  requireAuthority(known);
  if (known?.authority_status !== 'active' || known.authority_source === 'external' || known.authority_expired === true)
    throw cannotSign();
}

/** @throws CommandRefused `reference_unknown`. */
export function requireAuthority(known: Referred | undefined): void {
  if (known?.authority_status == null) throw authorityUnknown();
}

const USABLE: readonly unknown[] = ['registered', 'active'];

/** A device out of reach is answered as one that is not there. @throws CommandRefused `reference_unknown`, `reference_closed`. */
export function requireUsableDevice(known: Referred | undefined, reach: Reach): void {
  if (known?.device_status == null || !isWithin(reach, { store_id: known.device_store_id }))
    throw new CommandRefused('reference_unknown', 'There is no such device.', {
      field: 'device_id',
      words: { en: 'This tenant has no such device.', ja: 'このテナントにそのような端末はありません。' },
    });
  if (!USABLE.includes(known.device_status))
    throw new CommandRefused('reference_closed', 'The device is suspended, lost or retired.', {
      field: 'device_id',
      words: {
        en: 'The device is suspended, lost or retired: it gets no certificate.',
        ja: '停止中・紛失・廃棄済みの端末には証明書を割り当てられません。',
      },
    });
}

/** The device that holds what is to be renewed. @throws CommandRefused `certificate_revoked`, `reference_closed` when none does. */
export function renewedHolder(status: string | null, deviceId: string | null): string {
  if (status === 'revoked')
    throw new CommandRefused('certificate_revoked', 'A revoked certificate is not renewed.', {
      words: {
        en: 'A revoked certificate is not renewed. Issue a new one.',
        ja: '失効した証明書は更新できません。新しく発行してください。',
      },
    });
  if (deviceId === null)
    throw new CommandRefused('reference_closed', 'No device holds the certificate.', {
      words: {
        en: 'No device holds the certificate. Bind it to one first, or issue a new one.',
        ja: 'この証明書を持つ端末がありません。端末に割り当てるか、新しく発行してください。',
      },
    });
  return deviceId;
}

/** What is renewed is in force still, and held by the device that gets the next one. @throws CommandRefused `certificate_revoked`, `reference_closed`. */
export function requireRenewable(known: Referred | undefined, deviceId: string): void {
  if (renewedHolder(known?.renewed_status ?? null, known?.renewed_device_id ?? null) === deviceId) return;
  throw new CommandRefused('reference_closed', 'Another device holds the certificate by now.', {
    words: {
      en: 'Another device holds the certificate by now. Look again, and renew it there.',
      ja: 'この証明書は別の端末に移されています。内容を確認して、もう一度操作してください。',
    },
  });
}
