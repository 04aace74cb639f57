import { expect, test } from 'vitest';
import type { Emergency } from '../../api/auth-types.ts';
import { nextStep } from './next-step.ts';

const emergency = (status: Emergency['status'], uses: readonly string[] = []): Emergency => ({
  ...{ id: 'e', version: 1, status, reason: 'r', declared_by: 'me', declared_at: '', ends_at: '' },
  ...{ confirmed_by: null, confirmed_at: null, closed_by: null, closed_at: null, end: null },
  ...{ reviewed_by: null, reviewed_at: null, review: null },
  uses: uses.map((user_id) => ({ user_id, code_number: 1, at: '', ip_address: null })),
});

test('whoever declared an emergency is told that somebody else confirms it', () => {
  expect(nextStep(emergency('declared'), 'me')).toEqual({ step: 'confirm', hindrance: 'declaredByYou' });
  expect(nextStep(emergency('declared'), 'another')).toEqual({ step: 'confirm', hindrance: null });
});

test('whoever used a code in it is told that somebody else reviews it', () => {
  expect(nextStep(emergency('closed', ['me']), 'me')).toEqual({ step: 'review', hindrance: 'usedByYou' });
  expect(nextStep(emergency('closed', ['me']), 'another')).toEqual({ step: 'review', hindrance: null });
});

test('an active one is closed by anybody who may, a reviewed one is done', () => {
  expect(nextStep(emergency('active'), 'me').step).toBe('close');
  expect(nextStep(emergency('reviewed'), 'me').step).toBe('none');
});
