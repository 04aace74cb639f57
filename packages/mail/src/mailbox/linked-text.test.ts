import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkedText } from './linked-text.ts';

const linksIn = (text: string) => linkedText(text).flatMap((part) => (part.link ? [part.text] : []));

test.each([
  ['See https://example.com/a?b=c&d=e#f.', 'https://example.com/a?b=c&d=e#f'],
  ['（https://example.com/a）を開いてください。', 'https://example.com/a'],
  ['https://example.com/a、または', 'https://example.com/a'],
  ['(http://localhost:4000/invitation/x-y_z).', 'http://localhost:4000/invitation/x-y_z'],
  ['<https://example.com/>', 'https://example.com/'],
])('in %j the link is %s', (text, link) => {
  expect(linksIn(text)).toEqual([link]);
});

test('only http and https are followed', () => {
  expect(linksIn('javascript:alert(1) data:text/html,x ftp://example.com mailto:a@example.com https://')).toEqual([]);
});

test('put together again, the parts are the text', () => {
  const word = fc.constantFrom('https://example.com/', 'http://', '。', ' ', '\n', '"', '<', 'a', '…');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word).map((words) => words.join('')),
      ),
      (text) => {
        const parts = linkedText(text);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        for (const { link, text: address } of parts) if (link) expect(new URL(address).protocol).toMatch(/^https?:$/);
      },
    ),
  );
});
