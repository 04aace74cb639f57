import { ChangeRefused } from '@kiban/event-store';
import { expect, test } from 'vitest';
import { CommandRefused } from '../commands/command-refused.ts';
import { MomentError } from '../moments/moment.ts';
import { PositionError } from '../pages/read-page.ts';
import { problemOf } from './problem-of.ts';

const of = (error: unknown) => problemOf(error, { keys: { thing_code: '/code' } });

test('what a command refuses names the field, and says it in both languages', () => {
  const refused = new CommandRefused('reference_closed', 'The store is closed.', { field: 'store_id' });
  const detail = { en: 'The store is closed.', ja: expect.stringContaining('終了') };
  expect(of(refused)).toMatchObject({ status: 409, code: 'reference_closed', detail });
  expect(of(refused)?.errors).toEqual([{ pointer: '/store_id', code: 'reference_closed', detail }]);
});

test('a refusal’s own words win over those of its code', () => {
  const words = { en: 'It is used.', ja: '使用中です。' };
  expect(of(new CommandRefused('not_empty', 'It is used.', { words }))).toMatchObject({ detail: words });
});

test('what is not there is 404, what another has is 409 at its field, what nobody gives over HTTP is no problem', () => {
  expect(of(new CommandRefused('not_found', 'There is no such thing.'))).toMatchObject({ status: 404 });
  expect(of(new CommandRefused<'already_exists'>('already_exists', 'There is one.'))).toMatchObject({
    code: 'key_taken',
  });
  expect(of(new CommandRefused<'younger_change'>('younger_change', 'There is a younger one.'))).toBeUndefined();
  expect(of(new CommandRefused<'toString'>('toString', 'x'))).toBeUndefined();
  expect(of(new Error('unexpected'))).toBeUndefined();
});

test('a key that is taken names the field of its constraint', () => {
  const taken = new ChangeRefused('key_taken', 'duplicate key', 'thing_code');
  expect(of(taken)?.errors).toMatchObject([{ pointer: '/code', code: 'key_taken' }]);
  expect(JSON.stringify(of(taken)?.detail)).not.toContain('duplicate');
});

test('moments and positions that are none are the fault of the request', () => {
  expect(of(new MomentError('moment_in_future', 'Not yet.'))).toMatchObject({ status: 400, code: 'moment_in_future' });
  expect(of(new PositionError())).toMatchObject({ status: 400, code: 'cursor_malformed' });
});
