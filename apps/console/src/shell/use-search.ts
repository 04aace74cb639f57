import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSession } from '../session/session.ts';
import type { Found } from './found.ts';
import { certificateSearchQuery, deviceSearchQuery, maybeSerial } from './search-assets.ts';
import { searchQuery } from './search-directory.ts';

const fewest = 2;

/** What is found in every service that this person may see; a service that does not answer hides nothing of the others. */
export function useSearch(
  q: string,
  asOf: string | undefined,
): { readonly hits: readonly Found[]; readonly answered: boolean; readonly stale: boolean } {
  const { permissions } = useSession();
  const may = (permission: string) => permissions.includes(permission);
  const placeholderData = keepPreviousData;
  const directory = useQuery({ ...searchQuery(q, asOf), placeholderData });
  const devices = useQuery({
    ...deviceSearchQuery(q, asOf),
    placeholderData,
    enabled: q.length >= fewest && may('asset.devices.read'),
  });
  const certificates = useQuery({
    ...certificateSearchQuery(q, asOf),
    enabled: maybeSerial(q) && may('asset.certificates.read'),
  });
  const known = q.length >= fewest ? (devices.data ?? []) : [];
  return {
    hits: q === '' ? [] : [...(certificates.data ?? []), ...(directory.data?.items ?? []), ...known],
    answered: [directory, devices, certificates].every(({ fetchStatus }) => fetchStatus === 'idle'),
    stale: directory.isPlaceholderData || devices.isPlaceholderData,
  };
}
