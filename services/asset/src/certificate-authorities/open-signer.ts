import { type Statement, statement, type TenantId, tenantRead } from '@kiban/postgres';
import { CommandRefused } from '@kiban/service';
import type { Signer } from '../x509/signing.ts';
import { openAuthorityKey } from './authority-keys.ts';
import type { KeyKeeper } from './create-authority.ts';

export type OpenSigner = Signer & { readonly authority_id: string };

/**
 * An authority ready to sign. Whether it still may is for the command to say, under its lock.
 *
 * @param authorityId null: the youngest of the tenant's that issues.
 * @throws CommandRefused `reference_unknown`, `authority_cannot_sign`.
 */
export async function openSigner(
  { database, keyEncryption }: KeyKeeper,
  tenantId: TenantId,
  authorityId: string | null,
): Promise<OpenSigner> {
  const [[known]] = await tenantRead(database, tenantId, [
    authorityId === null ? youngestSigner() : signerNamed(authorityId),
  ]);
  if (known === undefined) throw authorityId === null ? cannotSign() : authorityUnknown();
  if (known.sealed === null) throw cannotSign();
  const { id, certificate_pem, sealed } = known;
  const private_key_pem = await openAuthorityKey(keyEncryption, tenantId, id, sealed);
  return { authority_id: id, certificate_pem, private_key_pem };
}

interface SealedSigner {
  readonly id: string;
  readonly certificate_pem: string;
  readonly sealed: string | null;
}

function signerNamed(id: string): Statement<SealedSigner> {
  return statement`
    select a.id, a.certificate_pem, k.sealed
    from asset.certificate_authority a left join asset.authority_key k on k.authority_id = a.id where a.id = ${id}::uuid`;
}

function youngestSigner(): Statement<SealedSigner> {
  return statement`
    select a.id, a.certificate_pem, k.sealed
    from asset.certificate_authority a join asset.authority_key k on k.authority_id = a.id
    where a.status = 'active' and a.not_after > clock_timestamp()
    order by a.not_before desc, a.id desc limit 1`;
}

export function authorityUnknown(): CommandRefused {
  return new CommandRefused('reference_unknown', 'There is no such certificate authority.', {
    field: 'authority_id',
    words: {
      en: 'This tenant has no such certificate authority.',
      ja: 'このテナントにそのような認証局はありません。',
    },
  });
}

export function cannotSign(): CommandRefused {
  return new CommandRefused('authority_cannot_sign', 'No certificate authority can issue this here.', {
    field: 'authority_id',
    words: {
      en: 'No such authority issues certificates here: it has no key here, is retired or has expired. Choose or create another one.',
      ja: 'ここで証明書を発行できる認証局ではありません（鍵がない、廃止済み、または期限切れ）。別の認証局を選ぶか作成してください。',
    },
  });
}
