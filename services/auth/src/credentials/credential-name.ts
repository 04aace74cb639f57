const LONGEST_NAME = 60;

/** What a person calls something of theirs, as they typed it: one line. Empty: nothing that could be read. */
export function credentialName(typed: string): string {
  const name = typed
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  return [...name].slice(0, LONGEST_NAME).join('').trim();
}
