import { expect, test } from 'vitest';
import { pictureOf } from './png.ts';
import { pngFile } from './testing/png.ts';

test('the picture stays as it is', () => {
  expect(pictureOf(pngFile())).toEqual(pngFile());
});

test('whatever a program wrote beside the picture is gone, and what hangs behind its end, too', () => {
  const chunks = [
    ['tEXt', Buffer.from('Author\0薬局 太郎')],
    ['eXIf', Buffer.from('GPS')],
    ['iCCP', Buffer.from('x')],
  ] as const;
  const file = Buffer.concat([pngFile({ chunks }), Buffer.from('<script>alert(1)</script>')]);
  expect(pictureOf(file)).toEqual(pngFile());
});

const damaged = pngFile();
damaged.writeUInt8(0xff, 43); // among the pixels
test.each([
  ['nothing', Buffer.alloc(0)],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['a GIF', Buffer.from('GIF89a')],
  ['the signature alone', pngFile().subarray(0, 8)],
  ['half a file', pngFile().subarray(0, 40)],
  ['one whose sum is wrong', damaged],
  ['one that is too wide', pngFile({ side: 513 })],
  ['one without pixels', pngFile({ side: 0 })],
  [
    'one with two palettes and two headers',
    pngFile({
      chunks: [
        ['PLTE', Buffer.alloc(3)],
        ['PLTE', Buffer.alloc(3)],
      ],
    }),
  ],
])('%s is no picture', (_what, file) => {
  expect(pictureOf(file)).toBeUndefined();
});
