import { as_of, described, itemsOf, named, words } from '@kiban/service';
import { z } from 'zod';

const role = named(
  z.strictObject({
    role: described(z.string(), 'Key, as assignments have it.', '割り当てに使うキー。'),
    name: words('What it is called.', '名前。'),
    description: described(words('What it is for.', '説明。').nullable(), 'What it is for.', '説明。'),
    product: described(z.string(), 'The product that brings it.', '役割を持つ製品。'),
    product_name: words('What the product is called.', '製品名。'),
    licensed: described(
      z.boolean(),
      'Whether it counts only where a licence covers it.',
      'ライセンスがある範囲でのみ有効か。',
    ),
    scopes: described(z.array(z.enum(['tenant', 'unit', 'store'])), 'What it can be given for.', '付与できる範囲。'),
    permissions: described(
      z.array(
        z.strictObject({
          permission: described(z.string(), 'Its name.', '権限名。'),
          name: words('What it permits.', '許可される内容。'),
        }),
      ),
      'What it permits.',
      '含まれる権限。',
    ),
  }),
  'Role',
  'A role that can be given.',
  '付与できる役割。',
);

export const rolesSchema = named(
  z.strictObject({ items: itemsOf(role), as_of }),
  'Roles',
  'The roles that can be given.',
  '付与できる役割の一覧。',
);
