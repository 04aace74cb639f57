import type { Caller } from '@kiban/http';
import { CommandRefused } from '@kiban/service';

/**
 * What administrators do to what people sign in with, they do to others: the pages of their own account see to it that enough is
 * left to sign in with, and that it is them.
 *
 * @throws CommandRefused `decided_by_requester`
 */
export function requireSomebodyElse({ user_id }: Caller, userId: string): void {
  if (user_id !== userId) return;
  throw new CommandRefused('decided_by_requester', 'Your own is changed on the pages of your account.', {
    words: {
      en: 'What you sign in with yourself is changed on the pages of your own account.',
      ja: 'ご自身の認証手段は、アカウントのページで変更してください。',
    },
  });
}
