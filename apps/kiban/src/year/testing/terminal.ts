import type { KeyObject } from 'node:crypto';

/** A device with its own key, as its programs see themselves. */
export interface Terminal {
  readonly device_id: string;
  readonly privateKey: KeyObject;
}
