import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { ENDED_SESSION } from './session-kinds.ts';

/** Whether a session in a tenant has ended although a browser names it still. */
export async function wasEnded(store: AuthStore, { session_id }: { readonly session_id: string }): Promise<boolean> {
  return (await store.get(PLATFORM_WIDE, ENDED_SESSION, session_id)) !== undefined;
}
