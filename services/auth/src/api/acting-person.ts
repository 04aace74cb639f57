import type { Caller } from '@kiban/http';
import { CommandRefused } from '@kiban/service';

/** Who acts, for what no program may do. @throws CommandRefused `permission_missing` */
export function actingPerson({ user_id }: Caller): string {
  if (user_id !== null) return user_id;
  throw new CommandRefused('permission_missing', 'A person does this, not a program.', {
    words: { en: 'A person does this, not a program.', ja: 'この操作は人が行います。プログラムからはできません。' },
  });
}
