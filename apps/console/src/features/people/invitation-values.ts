import type { User } from '../../api/types.ts';
import type { PlaceChoice } from '../memberships/place.ts';
import { type UserValues, userFields, userValues } from './user-values.ts';

/** What the form of somebody new holds: the person, a first place, and whether the mail goes out at once. */
export interface InvitationValues extends UserValues {
  readonly place: PlaceChoice;
  readonly send: boolean;
  readonly language: 'ja' | 'en';
}

export const invitationFields = [...userFields, 'place', 'send', 'language'] as const;

export function invitationValues(language: 'ja' | 'en'): InvitationValues {
  return {
    ...userValues(null as User | null),
    place: { kind: 'store', store_id: null, unit_id: null, job: '' },
    send: true,
    language,
  };
}
