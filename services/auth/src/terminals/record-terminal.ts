import type { OutsideEvent } from '@kiban/event-store';
import type { NewRecord } from '../records/record.ts';
import type { Terminal } from './terminal.ts';

/** Who did something with a terminal or its place, why, on which request. */
export interface TerminalAct {
  readonly actor: OutsideEvent['actor'];
  readonly reason: string | null;
  readonly request_id: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A terminal's key came, or went. */
export function terminalRecord(
  { tenant_id, terminal_id, device_id, key_thumbprint }: Terminal,
  status: 'enrolled' | 'removed',
  act: TerminalAct,
): NewRecord {
  return {
    ...{ tenant_id, aggregate_kind: 'terminal', aggregate_id: terminal_id, version: status === 'enrolled' ? 1 : 2 },
    ...{ name: `terminal.${status}`, state: { device_id, key_thumbprint, status }, ...act },
  };
}
