import { type AuthStore, kindOf, PLATFORM_WIDE } from '../../store/auth-store.ts';

const REMOVAL = kindOf<object>('factor_removal');
/** Longer than any takes; for as long nobody removes anything if the process ends in its midst. Seconds. */
const HELD_SECONDS = 15;

/**
 * Removes one thing of a person at a time: two at once would each find the other one left.
 *
 * @returns undefined when another removal is under way.
 */
export async function oneRemovalAtATime<Result>(
  store: AuthStore,
  { person_id, now }: { readonly person_id: string; readonly now: number },
  remove: () => Promise<Result>,
): Promise<Result | undefined> {
  const expires_at = Math.ceil(now / 1000) + HELD_SECONDS;
  if (!(await store.create(PLATFORM_WIDE, REMOVAL, { id: person_id, data: {}, expires_at }))) return undefined;
  try {
    return await remove();
  } finally {
    await store.remove(PLATFORM_WIDE, REMOVAL, person_id);
  }
}
