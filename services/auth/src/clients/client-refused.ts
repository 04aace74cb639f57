/** A client that cannot be registered or changed as asked. Nothing was written. */
export class ClientRefused extends Error {
  readonly code:
    | 'client_exists'
    | 'client_unknown'
    | 'client_id_malformed'
    | 'client_without_secret'
    | 'redirect_uri_malformed'
    | 'redirect_uri_missing'
    | 'scope_unknown'
    | 'client_changed';
  constructor(code: ClientRefused['code'], message: string) {
    super(message);
    this.name = 'ClientRefused';
    this.code = code;
  }
}
