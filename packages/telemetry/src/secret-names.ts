/** Names of secrets; part of a name is enough: `client_secret`, `x-api-key`, `refreshToken`. Compared without `-` and `_`. */
const SECRET =
  /pass(word|wd|phrase)|secret|token|authorization|cookie|credential|apikey|privatekey|signingkey|encryptionkey|codeverifier|assertion|lookupcode|recoverycode|databaseurl|connectionstring/;

/** Names too short or too common to be looked for inside others. */
const EXACT: ReadonlySet<string> = new Set([
  // secrets
  'code',
  'otp',
  'totp',
  'pin',
  'pwd',
  'seed',
  'nonce',
  'state',
  'jwt',
  'jwk',
  'jwks',
  // persons
  'loginid',
  'loginhint',
  'username',
  'email',
  'mail',
  'to',
  'name',
  'displayname',
  'fullname',
  'givenname',
  'familyname',
  'kana',
  'namekana',
  'phone',
  'phonenumber',
  'address',
  'postalcode',
  'birthdate',
  'staffnumber',
  // free text and values that somebody typed
  'body',
  'reason',
  'query',
  'q',
  'parameters',
  'params',
]);

/** Names in our own lines are few and always the same. */
const KEPT = 500;
const known = new Map<string, boolean>();

/** Whether what stands under this name is a secret or personal, whatever it is. */
export function isSecretName(name: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  const secret = isSecret(name);
  if (known.size < KEPT) known.set(name, secret);
  return secret;
}

function isSecret(name: string): boolean {
  const plain = name.toLowerCase().replace(/[-_\s.]/g, '');
  return EXACT.has(plain) || SECRET.test(plain);
}
