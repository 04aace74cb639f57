/** The platform cannot listen where it was told to. */
export class CannotListen extends Error {
  readonly code = 'cannot_listen';
}

/** Whether an address is reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
