/** How many failures are borne, and how long one waits after them. */
export interface ThrottleLimits {
  /** Failures of one login id from one network, or from one known device, before waiting begins there. */
  readonly account: number;
  /** The same from all unknown devices together, whatever networks they come from. */
  readonly account_everywhere: number;
  /** Consecutive failures of one login id after which only another device helps (NIST SP 800-63B-4 §3.2.2: at most 100). */
  readonly account_closed: number;
  /** Failures from one network within an hour, over all login ids, before waiting begins: many stores may share an address. */
  readonly network: number;
}

export const LIMITS: ThrottleLimits = { account: 10, account_everywhere: 30, account_closed: 100, network: 300 };

const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 3_600_000;

/** Milliseconds to wait after the last failure: 15 s, doubled with each failure more, at most an hour. */
export function backOff(failures: number, borne: number): number {
  if (failures < borne) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - borne), LONGEST_WAIT_MS);
}
