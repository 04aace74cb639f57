import { expect, test } from 'vitest';
import type { ObjectHead } from '../store.ts';
import { outcomeOf, withWrite } from './write-history.ts';

const head = (etag: string, writes: readonly string[]): ObjectHead => ({ size: 1, last_modified: 1, etag, writes });
const before = head('e1', ['w1']);

test('a write that is the newest one made the etag that is there', () => {
  expect(outcomeOf(head('e2', ['ours', 'w1']), 'ours', before)).toEqual({ etag: 'e2' });
});

test('a write that others have replaced since has happened, and its etag matches nothing', () => {
  const outcome = outcomeOf(head('e3', ['w3', 'ours', 'w1']), 'ours', before);
  expect(outcome).toEqual({ etag: 'replaced-ours' });
});

test('others were first when they replaced what we wanted to replace', () => {
  expect(outcomeOf(head('e3', ['w3', 'w2', 'w1']), 'ours', before)).toEqual({ etag: null });
  expect(outcomeOf(head('e2', ['theirs']), 'ours', null)).toEqual({ etag: null });
});

test('it cannot be told when the history does not reach back, or the object is gone', () => {
  expect(outcomeOf(head('e9', ['w9', 'w8']), 'ours', before)).toBe('unknown');
  expect(outcomeOf(head('e9', []), 'ours', head('e1', []))).toBe('unknown');
  expect(outcomeOf(null, 'ours', before)).toBe('unknown');
});

test('a history stays within what a store keeps', () => {
  const writes = Array.from({ length: 100 }, (_, index) => String(index).padStart(16, '0'));
  expect(withWrite('w', head('e', writes)).join(',').length).toBeLessThan(1_500);
});
