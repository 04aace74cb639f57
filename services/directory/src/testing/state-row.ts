import type { StateRow } from '@kiban/event-store';

/** A state as it would come from its table, for commands under test. */
export function rowOf<State extends object>(state: State, version = 3): StateRow<State> {
  const times = { valid_from: '2026-04-01T00:00:00Z', recorded_at: '2026-04-01T00:00:00Z' };
  return { ...state, id: '018f0000-0000-7000-8000-000000000001', version, ...times };
}

/** The code a command refuses with; undefined when it does not. */
export function refusal(command: () => unknown): string | undefined {
  try {
    command();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
}
