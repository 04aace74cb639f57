import { refused } from './refused.ts';

const BLOCK = /^-----BEGIN ([A-Z0-9 ]{1,40})-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END ([A-Z0-9 ]{1,40})-----$/;

/**
 * The blocks of a text in PEM (RFC 7468), as DER.
 *
 * @param labels what each may be.
 * @throws Problem 400 when there is none, too many, or one of another label.
 */
export function pemBlocks(field: string, text: string, labels: readonly string[], most = 1): Buffer[] {
  const parts = text.split(/(?=-----BEGIN )/).map((part) => part.trim());
  const blocks = parts.filter((part) => part !== '').map((part) => BLOCK.exec(part));
  const fits = blocks.every((block) => block !== null && block[1] === block[3] && labels.includes(block[1] ?? ''));
  if (!fits || blocks.length === 0 || blocks.length > most)
    throw refused(field, 'unreadable', {
      en: `Give PEM with ${most === 1 ? 'one block' : `at most ${most} blocks`} of: ${labels.join(', ')}.`,
      ja: `PEM 形式（${labels.join('、')}）で、${most} 個以内で入力してください。`,
    });
  return blocks.map((block) => Buffer.from(block?.[2] ?? '', 'base64'));
}
