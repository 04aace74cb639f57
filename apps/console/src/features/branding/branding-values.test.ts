import { expect, test } from 'vitest';
import { brandingValues, colourProblem, newBranding } from './branding-values.ts';

test('an empty form asks for the platform’s own look', () => {
  expect(newBranding(brandingValues(null))).toEqual({ name: null, colour: null, mark: null });
});

test('what is typed is sent trimmed, colours in small letters', () => {
  expect(newBranding({ name: ' あおば薬局 ', colour: ' #1A4FBA ', mark: 'aGk=' })).toEqual({
    name: 'あおば薬局',
    colour: '#1a4fba',
    mark: 'aGk=',
  });
});

test('a colour is refused before it is sent when it is none, or white on it could not be read', () => {
  expect(colourProblem('blue')).toBe('malformed');
  expect(colourProblem('#ffe066')).toBe('light');
  expect(colourProblem('#1a4fba')).toBeUndefined();
  expect(colourProblem('')).toBeUndefined();
});
