/** Stands where something was taken out. */
export const MASK = '[masked]';

/** In characters. A longer text is cut before it is looked at. */
const LONGEST = 8192;

const NAMES =
  'pass(?:word|wd|phrase)|pwd|(?:[a-z]{1,20}[-_]){0,3}(?:secret|token|code|key)|code[-_]verifier|id[-_]token[-_]hint|assertion|otp|nonce|state|login[-_](?:id|hint)|e?mail|kana';

/** Each begins where a word begins and repeats nothing ambiguous, so that no text is dear to look at. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, MASK],
  // postgres://role:password@host
  [/(?<![a-z\d+.-])([a-z][a-z\d+.-]{0,20}:\/\/[^\s:@/?#]*):[^\s@/]+@/gi, `$1:${MASK}@`],
  [/\b(Bearer|Basic|DPoP|Negotiate)\s+[\w.~+/=-]+/gi, `$1 ${MASK}`],
  [/\b((?:set-)?cookie)("?\s*[:=]\s*)[^\n]+/gi, `$1$2${MASK}`],
  [/\beyJ[\w-]+(?:\.[\w-]*){0,4}/g, MASK],
  // what PostgreSQL says of a row: Key (login_id)=(tanaka) …, Failing row contains (…), parameters: $1 = 'tanaka'
  [/\)=\([^\n]*\)/g, `)=(${MASK})`],
  [/(row contains )\([^\n]*\)/g, `$1(${MASK})`],
  [/(\$\d+ = )(?:'(?:[^']|'')*'|[^\s,]+)/g, `$1${MASK}`],
  // a value quoted as the last thing of a sentence: invalid input syntax for type uuid: "tanaka"
  [/(: )"[^\n]*"(?=[^\S\n]*(?:\n|$))/g, `$1"${MASK}"`],
  // JSON.parse repeats what it could not read
  [/"[^\n]{0,200}"(?:\.{3})?( is not valid JSON)/g, `"${MASK}"$1`],
  // password=…, "password": "…", code%3D…
  [
    new RegExp(
      `(?:(?<![a-z\\d])|(?<=%[\\da-f]{2}))(${NAMES})(["']?\\s*(?:[:=]|%3D)\\s*)(?:"(?:[^"\\\\]|\\\\.)*"?|'[^']*'?|(?:[^\\s&,;"'}%]|%(?!26))+)`,
      'gi',
    ),
    `$1$2${MASK}`,
  ],
  [/(?<![\p{L}\d._%+-])[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu, MASK],
  // a link that opens something for whoever has it
  [/(\/(?:invitation|set-up|connections\/test)\/)[^\s/?#"']+/gi, `$1${MASK}`],
  // 32 and more characters of letters in both cases and digits: an opaque token, wherever it stands
  [/(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{32,}(?![\w-])/g, MASK],
];

/** Characters that move a terminal's cursor or hide in a line; tab and new line stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g;

/** Ids, paths, numbers, methods, lines of requests: most of what is logged, and nothing that any pattern above takes. */
const PLAIN =
  /^(?!.*\/(?:invitation|set-up|connections\/test)\/)(?:[a-z\d/_.-]*|[A-Z]{1,16}|(?!.*(?:basic|bearer|dpop|negotiate) )[A-Z]{1,6} \/[a-z\d/_.-]* \d{3})$/;

/**
 * Free text with its secrets taken out: bearer tokens, JWTs, private keys, `password=…`, passwords in connection URLs,
 * values in what PostgreSQL says, e-mail addresses, long random words. Cut at 8,192 characters.
 */
export function masked(text: string): string {
  if (PLAIN.test(text)) return text;
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length - LONGEST} more characters)` : text;
  return PATTERNS.reduce((result, [pattern, instead]) => result.replace(pattern, instead), short).replace(CONTROL, '');
}
