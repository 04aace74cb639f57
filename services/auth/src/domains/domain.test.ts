import { expect, test } from 'vitest';
import { domainName, domainOf } from './domain.ts';

test.each([
  ['aoba.example', 'aoba.example'],
  ['AOBA.Example.', 'aoba.example'],
  ['ａｏｂａ.example', 'aoba.example'],
  ['薬局.example', 'xn--dgtv77g.example'],
  ['a-b.co.jp', 'a-b.co.jp'],
])('%s is the domain %s', (text, name) => expect(domainName(text)).toBe(name));

test.each([
  '',
  'localhost',
  '-a.example',
  'a..example',
  'a b.example',
  'http://a.example',
  'a.example/x',
  '127.0.0.1',
  '1.2',
  'a.example:80',
  'u@a.example',
  '[::1]',
  `${'a'.repeat(64)}.example`,
])('%j is no domain', (text) => expect(domainName(text)).toBeUndefined());

test.each([
  ['hanako@aoba.example', 'aoba.example'],
  ['"a@b"@aoba.example', 'aoba.example'],
  ['hanako', undefined],
  ['@aoba.example', undefined],
  ['hanako@', undefined],
])('the domain of %s is %s', (text, domain) => expect(domainOf(text)).toBe(domain));
