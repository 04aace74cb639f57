/** As text might hold bytes: as they were written, hexadecimal, base64, base64url. */
function forms(secret: string | Buffer): string[] {
  const bytes = Buffer.from(secret);
  const text = typeof secret === 'string' ? [secret] : [];
  return [...text, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')];
}

/** Codes that people type are kept without their hyphens, in small letters. */
export function typedForms(code: string): string[] {
  const typed = code.replaceAll('-', '');
  return [...new Set([code, typed, code.toLowerCase(), typed.toLowerCase()])];
}

/** The names of the secrets that stand in a text, in any form. */
export function standingIn(
  text: string,
  secrets: Iterable<readonly [name: string, secret: string | Buffer]>,
): string[] {
  return [...secrets].filter(([, secret]) => forms(secret).some((form) => text.includes(form))).map(([name]) => name);
}
