import { mailRecord } from '../records/mails.ts';
import { changeRecorded } from '../records/recorded-change.ts';
import { type AuthStore, type Item, PLATFORM_WIDE } from '../store/auth-store.ts';
import { DISPATCH, type Dispatch, type KeptMail, MAIL, type MailStatus } from './mail.ts';

/** What may still become of a mail. A mail that came back stays so, whatever is told of it later. */
const GOES_ON: Readonly<Record<MailStatus, readonly MailStatus[]>> = {
  waiting: ['waiting', 'sent', 'refused', 'expired', 'cancelled'],
  sent: ['bounced', 'complained'],
  refused: [],
  expired: [],
  cancelled: [],
  bounced: [],
  complained: [],
};

/** Notes what became of a mail; what ends it becomes an event. False when nothing changed: it was known already. */
export async function changeMail(
  { store, clock }: { readonly store: AuthStore; readonly clock: () => number },
  { id, data: { tenant_id } }: Pick<Item<Dispatch>, 'id' | 'data'>,
  changes: Partial<Pick<KeptMail, 'status' | 'smtp_status' | 'masked_to' | 'attempts'>>,
): Promise<boolean> {
  const written = await changeRecorded(store, tenant_id, MAIL, id, (current) => {
    if (current === undefined) return undefined;
    const { status: before } = current.data;
    if (!GOES_ON[before].includes(changes.status ?? before)) return undefined;
    const data: KeptMail = { ...current.data, ...changes, changed_at: clock() };
    const ends = data.status !== before;
    const records = ends ? [mailRecord({ id, tenant_id, ...data }, before === 'sent' ? 2 : 1)] : [];
    return { ...current, data, records };
  });
  return written !== undefined;
}

/** It waits no longer. What it was to be written with is not kept. */
export async function endDispatch(store: AuthStore, item: Item<Dispatch>): Promise<void> {
  const data = { ...item.data, sealed: null };
  await store.put(PLATFORM_WIDE, DISPATCH, { id: item.id, data, references: {}, expires_at: item.expires_at });
}
