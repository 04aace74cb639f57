import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DeviceStatus } from '../../api/asset-types.ts';
import { cn } from '../../ui/class-names.ts';
import { count } from '../../ui/data-table/pager.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { deviceCountsQuery } from './api/count-devices.ts';
import { type DeviceSearch, deviceStates } from './device-search.ts';

/** How many devices are in each state, of the place that is filtered; pressing one shows those. */
export function DeviceCounts(props: {
  search: DeviceSearch;
  asOf: string | undefined;
  onChoose: (status: readonly DeviceStatus[] | undefined) => void;
}) {
  const { search, asOf, onChoose } = props;
  const { t } = useTranslation();
  const { store_id, unit_id, status } = search;
  const counts = useQuery(deviceCountsQuery({ store_id, unit_id }, asOf)).data?.items ?? [];
  return (
    <fieldset className="flex flex-wrap gap-1 px-4 pb-3 md:px-6">
      <legend className="sr-only">{t('devices.counts')}</legend>
      {deviceStates.map((state) => {
        const chosen = status?.length === 1 && status[0] === state;
        return (
          <button
            key={state}
            type="button"
            aria-pressed={chosen}
            onClick={() => onChoose(chosen ? undefined : [state])}
            className={cn(
              'flex h-8 items-center gap-2 rounded-md border px-2.5',
              chosen ? 'border-accent-fill/60 bg-accent-soft' : 'border-line hover:bg-hover',
            )}
          >
            <StateTag state={state} />
            <span className="font-strong">{count(counts.find((each) => each.status === state)?.count ?? 0)}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
