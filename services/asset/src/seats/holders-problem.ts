import { Problem } from '@kiban/http';
import { HoldersRefused } from './holders.ts';

/** Names every holder who cannot sit down where it stands in the request; any other failure stays what it is. */
export function namingHolders(pointerOf: (place: number) => string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof HoldersRefused)) throw error;
    const detail = error.words ?? { en: error.message, ja: error.message };
    const errors = error.faults.map(({ place, code, detail }) => ({ pointer: pointerOf(place), code, detail }));
    throw new Problem(409, 'holders_refused', detail, { errors, cause: error });
  };
}
