/** A client that cannot be registered or changed as asked. Nothing was written. */
export class ClientRefused extends Error {
  readonly code:
    | 'client_exists'
    | 'client_unknown'
    | 'client_id_malformed'
    | 'client_id_reserved'
    | 'client_without_secret'
    | 'client_changed'
    | 'redirect_uri_malformed'
    | 'redirect_uri_missing'
    | 'scope_unknown'
    | 'keys_missing'
    | 'keys_malformed'
    | 'keys_superfluous'
    | 'certificate_missing'
    | 'audience_malformed'
    | 'binding_unfit'
    | 'profile_unfit'
    | 'field_unfit';
  /** The field of the registration that it is about. */
  readonly field: string | undefined;
  constructor(code: ClientRefused['code'], message: string, field?: string) {
    super(message);
    this.name = 'ClientRefused';
    this.code = code;
    this.field = field;
  }
}
