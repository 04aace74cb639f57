import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { BeforeAfter } from '../../ui/change-preview.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import { useToast } from '../../ui/toast.tsx';
import { unitsQuery } from '../organisation/api/list-units.ts';
import { unitOptions } from '../organisation/unit-options.ts';
import { changeStore } from './api/change-store.ts';
import { closeStore } from './api/close-store.ts';
import { reopenStore } from './api/reopen-store.ts';

export type StoreAct = 'move' | 'close' | 'reopen';

interface ActProps {
  readonly store: Store;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const done = { move: 'stores.moved', close: 'stores.closed', reopen: 'stores.reopened' } as const;

/** Moves, closes or reopens a store. */
export default function StoreActs({ store, act, onClose }: { store: Store; act: StoreAct; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const shared = {
    onClose,
    onDone: () => {
      toast.add({ title: t(done[act]) });
      onClose();
    },
  };
  switch (act) {
    case 'move':
      return <MoveStore store={store} {...shared} />;
    case 'close':
      return <CloseStore store={store} {...shared} />;
    case 'reopen':
      return (
        <ActPanel
          title={t('stores.reopenTitle')}
          act={t('stores.reopen')}
          run={(reason) => reopenStore(store.id, store.version, { reason })}
          {...shared}
        >
          <p className="prose-line">{t('stores.reopenHelp', { name: store.name })}</p>
        </ActPanel>
      );
    default:
      throw act satisfies never;
  }
}

function CloseStore({ store, ...shared }: ActProps) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState(false);
  const count = store.member_count;
  return (
    <ActPanel
      title={t('stores.closeTitle')}
      act={t('stores.close')}
      danger
      reasonRequired
      missing={count > 0 && !ending ? t('stores.closeMembers', { count }) : undefined}
      run={(reason = '') => closeStore(store.id, store.version, { reason, end_memberships: ending })}
      {...shared}
    >
      <p className="prose-line">{t('stores.closeHelp', { name: store.name })}</p>
      {count > 0 ? <Checkbox label={t('stores.endMembers', { count })} checked={ending} onChange={setEnding} /> : null}
    </ActPanel>
  );
}

function MoveStore({ store, ...shared }: ActProps) {
  const { t } = useTranslation();
  const { data: units } = useSuspenseQuery(unitsQuery(undefined, 'active'));
  const [unit, setUnit] = useState<string | null>(null);
  const target = units.find(({ id }) => id === unit);
  return (
    <ActPanel
      title={t('stores.moveTitle')}
      act={t('stores.move')}
      missing={unit === null || unit === store.unit_id ? t('stores.unitMissing') : undefined}
      run={(reason) => changeStore(store.id, store.version, { unit_id: unit, reason })}
      {...shared}
    >
      <p className="prose-line">{t('stores.moveHelp', { name: store.name, count: store.member_count })}</p>
      <Field label={t('field.unit_id')} required>
        {(field) => (
          <Picker
            control={field}
            value={unit}
            options={unitOptions(units.filter(({ id }) => id !== store.unit_id))}
            onChange={setUnit}
          />
        )}
      </Field>
      <p aria-live="polite" className="rounded-md border border-line p-3">
        <span className="block text-ink-2 text-small">{t('field.unit_id')}</span>
        <BeforeAfter before={store.unit_name} after={target?.name ?? '…'} />
      </p>
    </ActPanel>
  );
}
