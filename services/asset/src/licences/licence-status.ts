import type { Change } from '@kiban/event-store';
import { CommandRefused, following, type Occasion, stateFields } from '@kiban/service';
import { type Licence, type LicenceRow, lasting, licenceAggregate } from './licence.ts';

/** Opens nothing until it is resumed; its period goes on. @throws CommandRefused `not_found`, `already_closed`. */
export function licenceSuspended(current: LicenceRow | null, occasion: Occasion): Change<Licence> | null {
  const licence = lasting(current);
  if (licence.status === 'suspended')
    throw new CommandRefused('already_closed', 'The licence is suspended already.', {
      words: { en: 'The licence is suspended already.', ja: 'すでに停止しています。' },
    });
  return following(licence, withStatus(licence, 'suspended'), 'licence.suspended', occasion);
}

/** @throws CommandRefused `not_found`, `already_closed`, `still_open`. */
export function licenceResumed(current: LicenceRow | null, occasion: Occasion): Change<Licence> | null {
  const licence = lasting(current);
  if (licence.status === 'active')
    throw new CommandRefused('still_open', 'The licence is not suspended.', {
      words: { en: 'The licence is not suspended.', ja: '停止していません。' },
    });
  return following(licence, withStatus(licence, 'active'), 'licence.resumed', occasion);
}

/** Ends it for good. @throws CommandRefused `not_found`, `already_closed`. */
export function licenceEnded(current: LicenceRow | null, occasion: Occasion): Change<Licence> | null {
  const licence = lasting(current);
  return following(licence, withStatus(licence, 'ended'), 'licence.ended', occasion);
}

function withStatus(licence: LicenceRow, status: Licence['status']): Licence {
  return { ...stateFields(licenceAggregate.columns, licence), status };
}
