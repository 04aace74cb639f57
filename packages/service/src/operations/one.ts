import { z } from 'zod';
import { described, named } from '../fields/described.ts';
import { demandedReason, reason } from '../fields/reason.ts';
import { id } from '../fields/values.ts';
import { asOf } from '../pages/page-schema.ts';

/** The id of the thing in the path. */
export const byId = z.strictObject({ id: described(id(), 'Its id.', 'ID。') });

/** What a GET of one thing may be asked. */
export const atMoment = z.strictObject({ asOf });

export const momentRefusals = ['moment_invalid', 'moment_in_future'] as const;
export const listRefusals = [...momentRefusals, 'cursor_malformed'] as const;

/** The body of what ends something: a reason is demanded. */
export const ending = named(
  z.strictObject({ reason: demandedReason }),
  'Ending',
  'Why something is closed, suspended or ended.',
  '終了・停止などの理由。',
);

/** The body of what begins something again. */
export const beginningAgain = named(
  z.strictObject({ reason }),
  'BeginningAgain',
  'Why something begins again.',
  '再開の理由。',
);
