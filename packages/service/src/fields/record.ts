import { z } from 'zod';
import { described } from './described.ts';
import { moment } from './values.ts';

/** Version and times of a thing as it is shown. */
export const record = {
  version: described(
    z.int().min(1),
    'Counts the changes. The ETag is this number in quotes.',
    '変更の通し番号。引用符で囲むと ETag になります。',
  ),
  valid_from: moment('When the last change happened.', '最後の変更が起きた日時。'),
  recorded_at: moment('When the last change was recorded.', '最後の変更が記録された日時。'),
};
