import { randomUUIDv7 } from 'node:crypto';
import { queueMail } from '../../mails/queue-mail.ts';
import type { SignInParts } from '../../sign-in/parts.ts';
import type { Visitor } from '../visit/visitor.ts';
import type { SecurityChange, SecurityNoticeWords } from './security-notice.ts';

const SENT_WITHIN_MS = 24 * 3_600_000;

/** Tells a person by mail what was changed in their name, so that it is noticed when it was somebody else. */
export async function notify(
  parts: SignInParts,
  { asker, tenant, user }: Visitor,
  change: SecurityChange,
): Promise<void> {
  const { envelope, clock } = parts;
  const { browser, ip_address, language } = asker;
  const [id, at] = [randomUUIDv7(), clock()];
  const secret: SecurityNoticeWords = { change, at, browser, ip_address, language };
  await queueMail(parts, {
    ...{ id, tenant_id: tenant.tenant_id, user, purpose: 'security_notice', about: null },
    sealed: await envelope.seal(JSON.stringify(secret), id),
    ...{ queue: 'ordinary', not_after: at + SENT_WITHIN_MS },
  });
}
