import { useSearch } from '@tanstack/react-router';
import { momentOf } from '../time/as-of.ts';
import { useZone } from '../time/zone.tsx';

/** The past moment in the address, as the API takes it; undefined: now. */
export function useAsOf(): string | undefined {
  return useSearch({ strict: false }).asOf;
}

/** The same as an instant (a date is the end of that day). */
export function useMoment(): string | undefined {
  const asOf = useAsOf();
  const zone = useZone();
  return asOf === undefined ? undefined : momentOf(asOf, zone);
}
