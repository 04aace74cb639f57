import { newCode, shownCode } from '../codes/code-text.ts';
import type { LoginUser } from '../login-view/login-view.ts';
import { queueMail } from '../mails/queue-mail.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { openLink } from './open-link.ts';
import { keepReset, type Reset } from './reset.ts';

/** 100 bits, as a link's. */
const CODE_LENGTH = 20;
const MAILED_WITHIN_MS = 24 * 3_600_000;

interface ResetParts {
  readonly store: AuthStore;
  readonly clock: () => number;
  readonly origin: string;
}

/**
 * Lets a person choose a new password: by a mailed link, or by one to be handed over. Nobody chooses it for them, and until then
 * the present one stays.
 *
 * @returns the link to hand over, once; null: it is mailed.
 */
export async function resetPassword(
  parts: ResetParts,
  reset: Reset,
  user: LoginUser,
  act: Parameters<typeof keepReset>[2],
): Promise<string | null> {
  const { reset_id, tenant_id, delivery } = reset;
  await keepReset(parts.store, reset, act);
  if (delivery === 'mail') {
    const about = { purpose: 'password_reset', about: reset_id, sealed: null, queue: 'urgent' } as const;
    await queueMail(parts, { id: reset_id, tenant_id, user, ...about, not_after: parts.clock() + MAILED_WITHIN_MS });
    return null;
  }
  const code = shownCode(newCode(CODE_LENGTH));
  await openLink(parts, reset, user, code);
  return `${parts.origin}/invitation/${code}`;
}
