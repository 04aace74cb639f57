import { because, described, id, named, reason, record, text } from '@kiban/service';
import { isCorporateNumber } from '@kiban/tabular';
import { z } from 'zod';
import { kana } from '../api/formatted-fields.ts';
import { identifiers, identifiersInput } from '../api/identifier-fields.ts';

const words = {
  name: ['Name.', '法人名。'],
  kana: ['Reading of the name, in katakana.', '法人名のフリガナ（全角カタカナ）。'],
  corporate_number: [
    'Corporate number: 13 digits, the first of them a check digit.',
    '法人番号（13桁、先頭は検査用数字）。',
  ],
} as const;

export const corporationStatus = z.enum(['active', 'closed']);

export const corporationSchema = named(
  z.strictObject({
    id: described(id(), 'Permanent id of the corporation.', '法人の永続的な ID。'),
    name: described(z.string(), ...words.name),
    kana: described(z.string().nullable(), ...words.kana),
    corporate_number: described(z.string().nullable(), ...words.corporate_number),
    identifiers,
    status: described(corporationStatus, 'Whether it is active.', '有効か閉鎖済みか。'),
    ...record,
  }),
  'Corporation',
  'A legal entity inside a tenant.',
  'テナント内の法人。',
);

const corporateNumber = z
  .string()
  .length(13)
  .regex(/^[1-9][0-9]{12}$/)
  .refine(isCorporateNumber, because('The check digit in front does not fit.', '先頭の検査用数字が合いません。'));

const writable = {
  kana: described(kana().nullable().exactOptional(), ...words.kana),
  corporate_number: described(corporateNumber.nullable().exactOptional(), ...words.corporate_number),
  identifiers: identifiersInput.exactOptional(),
  reason,
};

export const newCorporation = named(
  z.strictObject({ name: described(text(200), ...words.name), ...writable }),
  'NewCorporation',
  'A corporation to be added.',
  '新しく登録する法人。',
);

export const corporationChange = named(
  z.strictObject({ name: described(text(200).exactOptional(), ...words.name), ...writable }),
  'CorporationChange',
  'What is to change; what is left out stays.',
  '変更する項目。省いた項目は変わりません。',
);

export const corporationReopening = named(
  z.strictObject({ name: described(text(200).exactOptional(), ...words.name), ...writable }),
  'CorporationReopening',
  'A closed corporation opens again, with what is given changed.',
  '閉鎖した法人の再開。指定した項目を変更します。',
);
