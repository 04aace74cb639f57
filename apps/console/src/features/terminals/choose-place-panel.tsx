import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TerminalPlace } from '../../api/auth-types.ts';
import { PlainPanel } from '../../forms/plain-panel.tsx';
import { queryClient } from '../../query-client.ts';
import { Field } from '../../ui/field.tsx';
import { StorePicker } from '../memberships/store-picker.tsx';
import { placeQuery } from './api/read-place.ts';
import PlacePanel from './place-panel.tsx';

/** Which store is to be declared restricted, then what that means. */
export default function ChoosePlacePanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [storeId, setStoreId] = useState<string | null>(null);
  const [place, setPlace] = useState<TerminalPlace>();
  // asked beforehand, so that the store's state is known when its panel opens
  useQuery({ ...placeQuery(storeId ?? ''), enabled: storeId !== null });
  const id = useId();
  if (place) return <PlacePanel place={place} onClose={onClose} />;
  return (
    <PlainPanel
      id={id}
      title={t('places.choose')}
      act={t('places.next')}
      missing={storeId === null ? t('places.storeMissing') : undefined}
      run={() => queryClient.fetchQuery(placeQuery(storeId ?? ''))}
      onDone={setPlace}
      onClose={onClose}
    >
      <Field label={t('field.store_id')} required>
        {(control) => <StorePicker control={control} value={storeId} onChange={setStoreId} />}
      </Field>
    </PlainPanel>
  );
}
