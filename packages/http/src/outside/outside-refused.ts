export type OutsideCode =
  | 'address_malformed'
  | 'scheme_refused'
  | 'credentials_refused'
  | 'host_unknown'
  | 'address_private'
  | 'redirected'
  | 'too_large'
  | 'too_slow'
  | 'unreachable';

/** An address from outside that is not asked, or whose answer is not taken. The message names the host and never the path. */
export class OutsideRefused extends Error {
  readonly code: OutsideCode;

  constructor(code: OutsideCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OutsideRefused';
    this.code = code;
  }
}
