import { Problem } from '@kiban/http';
import type { Entry, EntryUser } from '@kiban/service';

/** The user who calls. @throws Problem 403 when a machine does: what is asked takes a person. */
export function requireUser({ user }: Entry): EntryUser {
  if (user !== null) return user;
  throw new Problem(403, 'permission_missing', {
    en: 'Only a person can do this, not a program.',
    ja: 'この操作は人だけが行えます。プログラムのトークンでは行えません。',
  });
}
