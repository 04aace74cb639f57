import type { Device } from '../../api/asset-types.ts';
import type { DeviceTurn } from './api/turn-device.ts';

type Meaning =
  | 'refused'
  | 'codesEnd'
  | 'canResume'
  | 'certificatesRevoked'
  | 'certificatesEnd'
  | 'seatsStay'
  | 'seatsEnd'
  | 'accepted'
  | 'certificatesGone'
  | 'forGood';

/** What another state of a device means; `held`: its valid certificates. */
export function meaningOf(turn: DeviceTurn, device: Device, held: number): readonly Meaning[] {
  const codes = device.code_expires_at === null ? [] : (['codesEnd'] as const);
  switch (turn) {
    case 'suspend':
      return ['refused', ...codes, 'seatsStay', 'canResume'];
    case 'lose':
      return ['refused', ...codes, ...(held > 0 ? (['certificatesRevoked'] as const) : []), 'seatsStay'];
    case 'retire':
      return ['refused', ...codes, ...(held > 0 ? (['certificatesEnd'] as const) : []), 'seatsEnd', 'forGood'];
    case 'resume':
      return ['accepted'];
    case 'find':
      return ['accepted', 'certificatesGone'];
    default:
      throw turn satisfies never;
  }
}
