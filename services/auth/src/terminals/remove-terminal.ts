import type { TenantId } from '@kiban/postgres';
import { takeRecorded } from '../records/recorded-change.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { type TerminalAct, terminalRecord } from './record-terminal.ts';
import { TERMINAL, type Terminal } from './terminal.ts';

/** The device's key counts no more. @returns what was removed; undefined when it was no terminal. */
export async function removeTerminal(
  store: AuthStore,
  tenant: TenantId,
  deviceId: string,
  act: TerminalAct,
): Promise<Terminal | undefined> {
  const taken = await takeRecorded(store, tenant, TERMINAL, deviceId, (terminal) =>
    terminalRecord(terminal, 'removed', act),
  );
  return taken?.data;
}
