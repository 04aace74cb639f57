import { as_of, because, described, itemsOf, named, reason, words } from '@kiban/service';
import { z } from 'zod';

const code = (form: RegExp, en: string, ja: string) =>
  described(
    z
      .string()
      .max(63)
      .refine(
        (value) => form.test(value),
        because('Write lower-case letters, digits and hyphens.', '小文字・数字・ハイフンで書いてください。'),
      )
      .meta({ pattern: form.source }),
    en,
    ja,
  );
// no two hyphens together: a program of the product is registered as <product>--<anything>
const product = () => code(/^[a-z](?:-?[a-z0-9_])*$/, 'Code of the product.', '製品のコード。');
const key = () => code(/^[a-z][a-z0-9_.-]*$/, 'Name within the product.', '製品の中での名前。');
const scope = z.enum(['tenant', 'unit', 'store']);

const writtenWords = (en: string, ja: string) =>
  described(
    z.strictObject({
      en: described(z.string().min(1).max(200), 'In English.', '英語。'),
      ja: described(z.string().min(1).max(200), 'In Japanese.', '日本語。'),
    }),
    en,
    ja,
  );
const permission = z.strictObject({
  key: key(),
  name: writtenWords('What it permits.', '許可される内容。'),
  resource_type: code(/^[a-z][a-z0-9_-]*$/, 'What it is a permission on.', '権限の対象の種類。'),
  everybody: described(
    z.boolean().exactOptional(),
    'Whether everybody active has it, without a role.',
    '有効な利用者全員に、役割なしで許可されるか。',
  ),
});
const role = z.strictObject({
  key: key(),
  name: writtenWords('What it is called.', '名前。'),
  description: described(
    writtenWords('What it is for.', '説明。').nullable().exactOptional(),
    'What it is for.',
    '説明。',
  ),
  permissions: described(
    z.array(z.string().max(130)).max(500),
    'What it permits: names of this product’s permissions, <product>.<key>.',
    '含まれる権限（<製品>.<キー>）。',
  ),
  scopes: described(z.array(scope).min(1).max(3), 'What it can be given for.', '付与できる範囲。'),
});

export const productPath = z.strictObject({ product: product() });

export const newManifest = named(
  z.strictObject({
    name: writtenWords('What the product is called.', '製品名。'),
    licensed: described(
      z.boolean(),
      'Whether its roles count only where a licence covers them.',
      'ライセンスがある範囲でのみ役割が有効か。',
    ),
    permissions: described(z.array(permission).max(500), 'What can be permitted in it.', '権限の一覧。'),
    roles: described(z.array(role).max(100), 'The roles that it brings.', '役割の一覧。'),
    reason,
  }),
  'NewManifest',
  'What a product says of itself.',
  '製品の権限と役割の定義。',
);

export const manifestSchema = named(
  z.strictObject({
    product: product(),
    name: words('What the product is called.', '製品名。'),
    licensed: described(
      z.boolean(),
      'Whether its roles count only where a licence covers them.',
      'ライセンスがある範囲でのみ役割が有効か。',
    ),
    permissions: described(
      z.array(
        z.strictObject({
          ...permission.shape,
          permission: described(z.string(), 'Its name everywhere.', '完全な権限名。'),
          name: words('What it permits.', '許可される内容。'),
        }),
      ),
      'What can be permitted in it.',
      '権限の一覧。',
    ),
    roles: described(
      z.array(
        z.strictObject({
          ...role.shape,
          name: words('What it is called.', '名前。'),
          description: described(words('What it is for.', '説明。').nullable(), 'What it is for.', '説明。'),
        }),
      ),
      'The roles that it brings.',
      '役割の一覧。',
    ),
    version: described(z.int().min(1), 'Counts the changes.', '変更の通し番号。'),
  }),
  'Manifest',
  'What a product says of itself: what can be permitted in it, and which roles it brings.',
  '製品が登録した権限と役割の定義。',
);

export const manifestsSchema = named(
  z.strictObject({ items: itemsOf(manifestSchema), as_of }),
  'Manifests',
  'What the products say of themselves.',
  '製品の定義の一覧。',
);
