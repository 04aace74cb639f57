import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldControl } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import { findHolders, type Holder, type HolderKind } from './holders.ts';

/** One of those that could have a seat, searched on the server; whoever is chosen already is left out. */
export function HolderPicker(props: {
  control: FieldControl;
  kind: HolderKind;
  without: readonly Holder[];
  onChoose: (holder: Holder) => void;
}) {
  const { control, kind, without, onChoose } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim()) || undefined;
  const found = useQuery({
    queryKey: ['seat-holders', kind, q],
    queryFn: ({ signal }) => findHolders(kind, q, signal),
    placeholderData: keepPreviousData,
  }).data;
  const offered = (found ?? []).filter(({ id, fit }) => fit && !without.some((each) => each.id === id));
  return (
    <Picker
      // a choice empties it for the next one
      key={without.length}
      control={control}
      value={null}
      options={offered.map(({ id, name, detail }) => ({ value: id, label: name, detail }))}
      placeholder={t(`seats.pick.${kind}`)}
      onSearch={setTyped}
      onChange={(id) => {
        const holder = offered.find((each) => each.id === id);
        if (holder) onChoose(holder);
      }}
    />
  );
}
