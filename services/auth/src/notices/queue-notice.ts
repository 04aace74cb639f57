import { createHash } from 'node:crypto';
import { findUser, findUserOfPerson, type LoginUser, usersOfPerson } from '../login-view/login-view.ts';
import { queueMail } from '../mails/queue-mail.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { changeToldOf, type Happened } from './change-told.ts';
import { NOTICE, type Notice } from './notice.ts';

const SENT_WITHIN_MS = 24 * 3_600_000;

/**
 * Tells by mail whose way of signing in was changed, so that it is noticed when it was somebody else: called with every record
 * that is kept, and so for every change, whoever made it.
 *
 * @param id of the record; the same again is told once.
 */
export async function queueNoticeOf(store: AuthStore, id: string, happened: Happened): Promise<void> {
  const change = changeToldOf(happened);
  if (change === undefined) return;
  const { ip_address = null, browser = null } = (happened.personal ?? {}) as Partial<Notice>;
  const at = Date.parse(happened.occurred_at);
  for (const user of await concerned(store, happened)) {
    const by = byWhom(happened, user);
    const from = by === 'themselves' ? { ip_address, browser } : { ip_address: null, browser: null };
    await queueNotice(store, mailIdOf(id, user), user, { change, by, at, ...from });
  }
}

/** @param id of the mail. */
export async function queueNotice(store: AuthStore, id: string, user: LoginUser, notice: Notice): Promise<void> {
  if (user.email === null) return;
  const { tenant_id, person_id } = user;
  const not_after = notice.at + SENT_WITHIN_MS;
  const expires_at = Math.ceil(not_after / 1000);
  await store.create(tenant_id, NOTICE, { id, data: notice, references: { person: person_id }, expires_at });
  const mail = { id, tenant_id, user, purpose: 'security_notice', about: id, sealed: null } as const;
  await queueMail({ store, clock: () => notice.at }, { ...mail, queue: 'ordinary', not_after });
}

/**
 * Who hears of it: the person as the user of the tenant that it was done in, and nowhere else. What the operator did in no
 * tenant counts wherever they are a user.
 */
async function concerned(store: AuthStore, { tenant_id, state, actor }: Happened): Promise<LoginUser[]> {
  const { person_id } = state as { readonly person_id?: string };
  if (person_id === undefined) return [];
  const here = await findUserOfPerson(store, tenant_id, person_id);
  const everywhere = here === undefined && actor.kind === 'operator' ? await usersOfPerson(store, person_id) : [];
  const there = await Promise.all(everywhere.map((user) => findUser(store, user.tenant_id, user.user_id)));
  return [here, ...there].filter((user) => user !== undefined).filter(({ status }) => status === 'active');
}

function byWhom({ actor }: Happened, { user_id }: LoginUser): Notice['by'] {
  if (actor.kind === 'person') return actor.id === user_id ? 'themselves' : 'administrator';
  return actor.kind === 'operator' ? 'operator' : 'service';
}

/** One for each record and user: the time of the record's id, and the rest from both. */
function mailIdOf(id: string, { user_id }: LoginUser): string {
  const rest = createHash('sha256').update(`${id} ${user_id}`).digest('hex').slice(0, 12);
  return `${id.slice(0, 24)}${rest}`;
}
