import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { changeItem } from '../store/change-item.ts';
import { CREDENTIAL, credentialsOf, isPassword } from './credential.ts';
import { ENROLMENT_OPEN_MS } from './replace-password.ts';
import type { Voucher } from './voucher.ts';

/**
 * Lets a person whose second factors were taken away, after somebody had established who they are, add new ones with the
 * password alone: for three days, and only the passwords that the same vouch for.
 */
export async function openEnrolment(
  { store, clock }: { readonly store: AuthStore; readonly clock: () => number },
  personId: string,
  vouchers: readonly Voucher[],
): Promise<void> {
  await setEnrolment(store, personId, vouchers, clock() + ENROLMENT_OPEN_MS);
}

/**
 * Ends that once a factor was added that the same vouch for: with that one removed, the password alone adds no other. Somebody
 * makes sure again who the person is.
 */
export function closeEnrolment(store: AuthStore, personId: string, vouchers: readonly Voucher[]): Promise<void> {
  return setEnrolment(store, personId, vouchers, null);
}

async function setEnrolment(
  store: AuthStore,
  personId: string,
  vouchers: readonly Voucher[],
  opens_enrolment_until: number | null,
): Promise<void> {
  const passwords = (await credentialsOf(store, personId)).filter(isPassword);
  for (const { id } of passwords)
    await changeItem(store, PLATFORM_WIDE, CREDENTIAL, id, (current) => {
      if (current?.data.type !== 'password' || current.data.opens_enrolment_until === opens_enrolment_until)
        return undefined;
      if (!vouchers.includes('operator') && !current.data.vouched_by.every((each) => vouchers.includes(each)))
        return undefined;
      return { ...current, data: { ...current.data, opens_enrolment_until } };
    });
}
