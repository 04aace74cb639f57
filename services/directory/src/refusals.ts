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
    | 'reference_unknown'
    | 'last_administrator'
    | 'email_missing'
    | 'login_id_missing'
    | 'timezone_unknown'
    | 'code_malformed'
    | 'younger_change';
  /** The field of the input that it is about, where it is about one. */
  readonly field: string | undefined;
  constructor(code: CommandRefused['code'], message: string, field?: string) {
    super(message);
    this.name = 'CommandRefused';
    this.code = code;
    this.field = field;
  }
}
