import { arrayOf, field, type Row, type StructType, struct } from '@kiban/delta-lake';
import { FAMILIES, FAMILY_ENDS } from '../names.ts';
import { randomNumbers } from '../random.ts';

/** A user's columns, as the lake has them. */
export const USER_SCHEMA: StructType = struct(
  field('id', 'string', { nullable: false }),
  field('tenant_id', 'string', { nullable: false }),
  field('version', 'long', { nullable: false }),
  field('name', 'string'),
  field('name_kana', 'string'),
  field('staff_number', 'string'),
  field('login_id', 'string'),
  field('status', 'string', { nullable: false }),
  field('valid_from', 'timestamp', { nullable: false }),
  field('recorded_at', 'timestamp', { nullable: false }),
  field('identifiers', arrayOf(struct(field('system', 'string'), field('value', 'string')))),
);

const GIVEN = ['太郎', '花子', '一郎', '美咲', '健', '陽子', '大輔', '恵', '翔太', 'さくら'];
const KANA = ['タロウ', 'ハナコ', 'イチロウ', 'ミサキ', 'ケン', 'ヨウコ', 'ダイスケ', 'メグミ', 'ショウタ', 'サクラ'];
const STATUSES = ['active', 'active', 'active', 'suspended', 'left'];
const START = 1_640_995_200_000_000n;

/** Made-up users from the index `first` on, in the order in which they were recorded. */
export function userRows(first: number, count: number): Row[] {
  const random = randomNumbers(first + 1);
  const below = (limit: number): number => Math.floor(random() * limit);
  const hex = (digits: number): string =>
    Math.floor(random() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  const uuid = (): string => `${hex(8)}-${hex(4)}-7${hex(3)}-a${hex(3)}-${hex(6)}${hex(6)}`;
  return Array.from({ length: count }, (_, at) => {
    const index = first + at;
    const given = below(GIVEN.length);
    const recorded_at = START + BigInt(index) * 7_000_000n + BigInt(below(1_000_000));
    return {
      id: uuid(),
      tenant_id: `0190b5a4-0000-7000-8000-${String(index % 40).padStart(12, '0')}`,
      version: BigInt(1 + below(20)),
      name:
        random() < 0.02
          ? null
          : `${FAMILIES[below(FAMILIES.length)]}${FAMILY_ENDS[below(FAMILY_ENDS.length)]} ${GIVEN[given]}`,
      name_kana: random() < 0.1 ? null : `カナ${below(500)} ${KANA[given]}`,
      staff_number: random() < 0.3 ? null : `S${String(index).padStart(8, '0')}`,
      login_id: `user.${index}`,
      status: STATUSES[below(STATUSES.length)] ?? 'active',
      valid_from: recorded_at - BigInt(below(86_400)) * 1_000_000n,
      recorded_at,
      identifiers: Array.from({ length: below(3) }, () => ({ system: 'staff', value: String(below(1e6)) })),
    };
  });
}
