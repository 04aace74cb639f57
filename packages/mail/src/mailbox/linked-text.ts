/** A piece of a mail's text: words, or an address to follow. */
export interface TextPart {
  readonly text: string;
  readonly link: boolean;
}

// ends where Japanese punctuation or a bracket begins, and before the stop of a sentence
const ADDRESS = /https?:\/\/[^\s<>"'「」『』（）、。]+/g;
const TRAILING = /[.,;:!?)\]]+$/;

/** Cuts a text at its http(s) addresses; put together again, the parts are the text. */
export function linkedText(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, '');
    if (!URL.canParse(address)) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), link: false });
    parts.push({ text: address, link: true });
    end = match.index + address.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), link: false });
  return parts;
}
