import { described, id, named, reason, record, text } from '@kiban/service';
import { z } from 'zod';
import { kana } from '../api/formatted-fields.ts';
import { identifiers, identifiersInput } from '../api/identifier-fields.ts';

const words = {
  name: ['Name.', '組織名。'],
  kana: ['Reading of the name, in katakana.', '組織名のフリガナ（全角カタカナ）。'],
  unit_type: ['The customer’s own word for this level: area, block.', '階層の呼び名（エリア、ブロックなど）。'],
  parent_id: ['The unit above it; null at the top.', '上位組織の ID。最上位では null。'],
  corporation_id: ['The corporation it belongs to.', '所属法人の ID。'],
} as const;

export const unitStatus = z.enum(['active', 'closed']);

export const organizationUnitSchema = named(
  z.strictObject({
    id: described(id(), 'Permanent id of the unit.', '組織の永続的な ID。'),
    name: described(z.string(), ...words.name),
    kana: described(z.string().nullable(), ...words.kana),
    unit_type: described(z.string().nullable(), ...words.unit_type),
    parent_id: described(id().nullable(), ...words.parent_id),
    parent_name: described(
      z.string().nullable(),
      'Name of the unit above at the moment shown.',
      'その時点の上位組織名。',
    ),
    corporation_id: described(id().nullable(), ...words.corporation_id),
    corporation_name: described(z.string().nullable(), 'Name of the corporation then.', 'その時点の法人名。'),
    identifiers,
    status: described(unitStatus, 'Whether it is active.', '有効か廃止済みか。'),
    store_count: described(z.int().min(0), 'Open stores in it and below it.', '配下も含む営業中の店舗の数。'),
    member_count: described(z.int().min(0), 'People in it and below it.', '配下も含む所属者の数。'),
    path: described(
      z
        .array(
          z.strictObject({
            id: described(id(), 'Id of the unit.', '組織の ID。'),
            name: described(z.string(), 'Name of the unit then.', 'その時点の組織名。'),
          }),
        )
        .exactOptional(),
      'The units above it, from the top to its parent. Only where one unit is asked for.',
      '最上位から直上までの組織。1件の取得でのみ返ります。',
    ),
    ...record,
  }),
  'OrganizationUnit',
  'A node of the tenant’s tree: an area, a block, a department.',
  '組織ツリーの節。エリア、ブロック、部署など。',
);

const writable = {
  kana: described(kana().nullable().exactOptional(), ...words.kana),
  unit_type: described(text(100).nullable().exactOptional(), ...words.unit_type),
  corporation_id: described(id().nullable().exactOptional(), ...words.corporation_id),
  identifiers: identifiersInput.exactOptional(),
  reason,
};
const parent = described(id().nullable().exactOptional(), ...words.parent_id);

export const newOrganizationUnit = named(
  z.strictObject({ name: described(text(200), ...words.name), parent_id: parent, ...writable }),
  'NewOrganizationUnit',
  'A unit to be created.',
  '新しく作る組織。',
);

export const organizationUnitChange = named(
  z.strictObject({ name: described(text(200).exactOptional(), ...words.name), ...writable }),
  'OrganizationUnitChange',
  'What is to change; what is left out stays. Its place in the tree changes by a move.',
  '変更する項目。省いた項目は変わりません。ツリー上の位置は「移動」で変えます。',
);

export const organizationUnitMove = named(
  z.strictObject({ parent_id: described(id().nullable(), ...words.parent_id), reason }),
  'OrganizationUnitMove',
  'Where a unit is to go, with all that is below it.',
  '組織の移動先。配下ごと移動します。',
);

export const organizationUnitReopening = named(
  z.strictObject({ name: described(text(200).exactOptional(), ...words.name), parent_id: parent, ...writable }),
  'OrganizationUnitReopening',
  'A closed unit opens again, with what is given changed.',
  '廃止した組織の再開。指定した項目を変更します。',
);
