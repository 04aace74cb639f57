/** What a command refuses, and why. `code` is stable, `message` is for whoever asked. */
export class CommandRefused extends Error {
  readonly code:
    | 'not_found'
    | 'already_exists'
    | 'already_closed'
    | 'still_open'
    | 'not_empty'
    | 'would_make_a_cycle'
    | 'reference_closed'
    | 'timezone_unknown'
    | 'code_malformed'
    | 'younger_change';
  constructor(code: CommandRefused['code'], message: string) {
    super(message);
    this.name = 'CommandRefused';
    this.code = code;
  }
}
