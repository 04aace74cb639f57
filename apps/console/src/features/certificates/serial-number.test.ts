import { expect, test } from 'vitest';
import { groupedSerial, isSerialNumber, plainSerial } from './serial-number.ts';

test('a serial number is found as people copy it, with colons, spaces or neither', () => {
  for (const typed of ['1A:2B:3C', '1a 2b 3c', '1A2B3C', '1a-2b-3c']) {
    expect(isSerialNumber(typed)).toBe(true);
    expect(plainSerial(typed).toUpperCase()).toBe('1A2B3C');
  }
  for (const typed of ['', 'あおば', '1G', ':1A']) expect(isSerialNumber(typed)).toBe(false);
});

test('and is shown in pairs', () => {
  expect(groupedSerial('0A1B2C')).toBe('0A:1B:2C');
});
