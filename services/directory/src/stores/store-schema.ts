import { demandedReason, described, id, named, reason, record, text } from '@kiban/service';
import { z } from 'zod';
import { kana, phone, postalCode } from '../api/formatted-fields.ts';
import { identifiers, identifiersInput } from '../api/identifier-fields.ts';

const words = {
  name: ['Name.', '店舗名。'],
  kana: ['Reading of the name, in katakana.', '店舗名のフリガナ（全角カタカナ）。'],
  postal_code: ['Postal code, 7 digits.', '郵便番号（7桁）。'],
  address: ['Address.', '住所。'],
  phone: ['Telephone number, its groups parted by hyphens.', '電話番号（ハイフン区切り）。'],
  unit_id: ['The organisation unit it belongs to.', '所属する組織の ID。'],
  corporation_id: ['The corporation that runs it.', '運営法人の ID。'],
} as const;

export const storeStatus = z.enum(['open', 'closed']);

export const storeSchema = named(
  z.strictObject({
    id: described(id(), 'Permanent id of the store.', '店舗の永続的な ID。'),
    name: described(z.string(), ...words.name),
    kana: described(z.string().nullable(), ...words.kana),
    postal_code: described(z.string().nullable(), ...words.postal_code),
    address: described(z.string().nullable(), ...words.address),
    phone: described(z.string().nullable(), ...words.phone),
    unit_id: described(id().nullable(), ...words.unit_id),
    unit_name: described(z.string().nullable(), 'Name of that unit at the moment shown.', 'その時点の組織名。'),
    corporation_id: described(id().nullable(), ...words.corporation_id),
    corporation_name: described(
      z.string().nullable(),
      'Name of that corporation at the moment shown.',
      'その時点の法人名。',
    ),
    identifiers,
    status: described(storeStatus, 'Whether it is open.', '営業中か閉店済みか。'),
    member_count: described(z.int().min(0), 'Active memberships at the moment shown.', 'その時点の所属の数。'),
    ...record,
  }),
  'Store',
  'A place of business. Its id is permanent; its codes change with its owner.',
  '店舗。ID は変わらず、コードは経営者とともに変わります。',
);

const writable = {
  kana: described(kana().nullable().exactOptional(), ...words.kana),
  postal_code: described(postalCode().nullable().exactOptional(), ...words.postal_code),
  address: described(text(300).nullable().exactOptional(), ...words.address),
  phone: described(phone().nullable().exactOptional(), ...words.phone),
  unit_id: described(id().nullable().exactOptional(), ...words.unit_id),
  corporation_id: described(id().nullable().exactOptional(), ...words.corporation_id),
  identifiers: identifiersInput.exactOptional(),
  reason,
};

export const newStore = named(
  z.strictObject({ name: described(text(200), ...words.name), ...writable }),
  'NewStore',
  'A store to be opened.',
  '新しく開く店舗。',
);

export const storeChange = named(
  z.strictObject({ name: described(text(200).exactOptional(), ...words.name), ...writable }),
  'StoreChange',
  'What is to change; what is left out stays. A change of its unit is a move.',
  '変更する項目。省いた項目は変わりません。組織の変更は移動になります。',
);

export const storeClosing = named(
  z.strictObject({
    reason: demandedReason,
    end_memberships: described(
      z.boolean().default(false),
      'true: active memberships end with it. false: a store that has some is not closed. Roles given for it end in any case.',
      'true なら所属も同時に終了します。false では所属の残る店舗は閉じられません。店舗に付与された役割は必ず終了します。',
    ),
  }),
  'StoreClosing',
  'Why a store closes, and what becomes of its memberships.',
  '閉店の理由と、所属の扱い。',
);

export const storeReopening = named(
  z.strictObject({ name: described(text(200).exactOptional(), ...words.name), ...writable }),
  'StoreReopening',
  'A closed store opens again, with what is given changed. Somebody else may have its codes by now.',
  '閉店した店舗の再開。指定した項目を変更します。コードは他で使われている場合があります。',
);
