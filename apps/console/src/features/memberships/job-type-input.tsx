import { Autocomplete } from '@base-ui/react/autocomplete';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { cn } from '../../ui/class-names.ts';
import type { FieldControl } from '../../ui/field.tsx';
import { floating, inputLook, menuItem } from '../../ui/surfaces.ts';
import { jobTypesQuery } from './api/list-job-types.ts';
import { useJobTypeName } from './job-type.ts';

/** A job in words: one that is in use, offered while it is typed, or a new one. */
export function JobTypeInput(props: { control: FieldControl; value: string; onChange: (job: string) => void }) {
  const { control, value, onChange } = props;
  const { t } = useTranslation();
  const nameOf = useJobTypeName();
  const inUse = useQuery(jobTypesQuery).data?.items ?? [];
  const names = [...new Set(inUse.map(({ name }) => nameOf(name)))];
  return (
    <Autocomplete.Root items={names} value={value} onValueChange={onChange} openOnInputClick>
      <Autocomplete.Input
        {...control}
        aria-label={t('field.job_type')} // the open list hides the label from assistive technology
        maxLength={100}
        placeholder={t('memberships.jobPlaceholder')}
        className={inputLook}
      />
      <Autocomplete.Portal role="region" aria-label={t('ui.choices')}>
        <Autocomplete.Positioner sideOffset={4} className="z-50">
          <Autocomplete.Popup className={cn(floating, 'w-(--anchor-width) data-empty:hidden')}>
            <Autocomplete.List className="max-h-64 overflow-y-auto">
              {(name: string) => (
                <Autocomplete.Item key={name} value={name} className={menuItem}>
                  {name}
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}
