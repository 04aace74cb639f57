import type { Envelope } from '@kiban/key-encryption';
import { type Mail, MailError, type Mailer } from '@kiban/mail';
import { pause } from '@kiban/service';
import { type Item, PLATFORM_WIDE } from '../store/auth-store.ts';
import { changeMail, endDispatch } from './change-mail.ts';
import { DISPATCH, type Dispatch, masked, QUEUES, type Queue } from './mail.ts';
import type { MailParts } from './mail-purpose.ts';
import { MAIL_PURPOSES } from './purposes.ts';

export interface MailDelivery extends MailParts {
  readonly envelope: Envelope;
  readonly mailer: Mailer;
}

/** While one process sends a mail no other does; one that died is followed after this. */
const LEASE_MS = 5 * 60_000;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 60 * 60_000;
/** Of one look; so many at once, as the mailer has connections. */
const BATCH = 100;
const AT_ONCE = 5;

/** Sends mails until the signal: each queue for itself, so that a thousand invitations hold up no code. */
export async function deliverMails(
  options: MailDelivery & { readonly signal: AbortSignal; readonly pollMs?: number },
): Promise<void> {
  const { signal, logger, pollMs = 500 } = options;
  const follow = async (queue: Queue): Promise<void> => {
    while (!signal.aborted) {
      const sent = await deliverWaitingMails(options, queue).catch((error: unknown) => {
        logger.warn('Mails could not be sent; they wait.', { error });
        return 0;
      });
      await pause(sent > 0 ? 0 : pollMs, signal);
    }
  };
  await Promise.all([follow('urgent'), follow('ordinary')]);
}

/** Sends what waits now, each mail once. @returns how many a mail server took over. */
export async function deliverWaitingMails(options: MailDelivery, queue: Queue): Promise<number> {
  const { store } = options;
  let [sent, after] = [0, ''];
  for (;;) {
    // those that wait for their next attempt must not hide what is queued behind them
    const page = await store.query(PLATFORM_WIDE, DISPATCH, 'alternate', QUEUES[queue], { limit: BATCH, after });
    sent += await deliverAll(options, page);
    if (page.length < BATCH) return sent;
    after = page.at(-1)?.id ?? after;
  }
}

async function deliverAll(options: MailDelivery, page: readonly Item<Dispatch>[]): Promise<number> {
  const due = page.filter(({ data }) => data.not_before <= options.clock());
  let sent = 0;
  const work = async (): Promise<void> => {
    for (let item = due.shift(); item !== undefined; item = due.shift()) if (await deliver(options, item)) sent += 1;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return sent;
}

/** True when a mail server took it over. */
async function deliver(options: MailDelivery, found: Item<Dispatch>): Promise<boolean> {
  const { store, envelope, mailer, logger, clock, origin } = options;
  const leased = { ...found, data: { ...found.data, not_before: clock() + LEASE_MS } };
  if (!(await store.replace(PLATFORM_WIDE, DISPATCH, leased, found.version))) return false;
  const item = await store.get(PLATFORM_WIDE, DISPATCH, found.id);
  if (item === undefined) return false;
  const { id, data } = item;
  if (data.not_after <= clock()) return end(options, item, 'expired', null);
  const secret: unknown = data.sealed === null ? null : JSON.parse(await envelope.open(data.sealed, id));
  const mail = await MAIL_PURPOSES[data.purpose].compose(options, data, secret);
  if (mail === undefined) return end(options, item, 'cancelled', null);
  try {
    await mailer.send({ ...mail, message_id: `<${id}@${new URL(origin).hostname}>` });
  } catch (error) {
    logger.warn('A mail could not be sent.', { error, mail_id: id, purpose: data.purpose });
    const status = error instanceof MailError ? error.status : null;
    if (error instanceof MailError && error.code === 'mail_refused') return end(options, item, 'refused', status, mail);
    const not_before = clock() + Math.min(FIRST_WAIT_MS * 2 ** data.attempts, LONGEST_WAIT_MS);
    await store.replace(
      PLATFORM_WIDE,
      DISPATCH,
      { ...item, data: { ...data, attempts: data.attempts + 1, not_before } },
      item.version,
    );
    await changeMail(options, item, { masked_to: masked(mail.to), smtp_status: status, attempts: data.attempts + 1 });
    return false;
  }
  await end(options, item, 'sent', null, mail);
  return true;
}

async function end(
  options: MailDelivery,
  item: Item<Dispatch>,
  status: 'sent' | 'refused' | 'expired' | 'cancelled',
  smtp_status: string | null,
  mail?: Mail,
): Promise<false> {
  const { data } = item;
  await endDispatch(options.store, item);
  const attempts = data.attempts + (mail === undefined ? 0 : 1);
  const to = mail === undefined ? {} : { masked_to: masked(mail.to) };
  await changeMail(options, item, { status, smtp_status, attempts, ...to });
  if (status === 'refused' || status === 'expired') await MAIL_PURPOSES[data.purpose].undelivered?.(options, data);
  return false;
}
