import { canonicalTime } from '@kiban/event-store';
import { CommandRefused } from '@kiban/service';
import type { Period } from '../role-assignments/role-assignment.ts';
import type { AccessRequest } from './access-request.ts';

/**
 * From when to when a role is given upon a request: never from before it is given.
 *
 * @param now RFC 3339.
 * @throws CommandRefused `period_reversed` when it would be over before it begins.
 */
export function periodGiven({ starts_at, ends_at }: Pick<AccessRequest, 'starts_at' | 'ends_at'>, now: string): Period {
  const later = starts_at !== null && Date.parse(starts_at) > Date.parse(now) ? starts_at : now;
  const period = {
    starts_at: canonicalTime(later),
    ends_at: ends_at === null ? null : canonicalTime(ends_at),
  };
  if (period.ends_at !== null && Date.parse(period.ends_at) <= Date.parse(period.starts_at))
    throw new CommandRefused('period_reversed', 'It would be over before it begins.', {
      field: 'ends_at',
      words: {
        en: 'It would be over before it begins: ask again for another period.',
        ja: '開始する前に終了する期間です。期間を変えて申請し直してください。',
      },
    });
  return period;
}
