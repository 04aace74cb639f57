const HIDDEN = '＊＊＊';
const HIDDEN_LATIN = '***';

/** A person's name or reading: its first character. Nothing stays nothing, so that somebody erased is seen to be. */
export function maskedName(name: string | null): string | null {
  if (name === null) return null;
  const [first = ''] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name);
  return `${first === '' ? '' : first.segment}${HIDDEN}`;
}

/** A login id: its first two characters, which a caller can be asked to go on from. */
export function maskedLogin(login: string | null): string | null {
  return login === null ? null : `${[...login].slice(0, 2).join('')}${HIDDEN_LATIN}`;
}

/** That there is something, and nothing of it. */
export function hidden(value: string | null): string | null {
  return value === null ? null : HIDDEN_LATIN;
}
