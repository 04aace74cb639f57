import type { TenantId } from '@kiban/postgres';
import type { AuthStore } from '../store/auth-store.ts';
import { recordTerminal, type TerminalAct } from './record-terminal.ts';
import { TERMINAL, type Terminal } from './terminal.ts';

/** The device's key counts no more. @returns what was removed; undefined when it was no terminal. */
export async function removeTerminal(
  store: AuthStore,
  tenant: TenantId,
  deviceId: string,
  act: TerminalAct,
): Promise<Terminal | undefined> {
  const taken = await store.take(tenant, TERMINAL, deviceId);
  if (taken !== undefined) await recordTerminal(store, taken.data, 'removed', act);
  return taken?.data;
}
