import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ScopeChoice, ScopeFields } from '../roles/scope-fields.tsx';
import { storeQuery } from '../stores/api/read-store.ts';
import type { CheckSearch } from './check-search.ts';

/** Where it is asked about; a place that stands in the address is named. */
export function CheckPlace(props: { search: CheckSearch; onChange: (change: Partial<CheckSearch>) => void }) {
  const { search, onChange } = props;
  const { t } = useTranslation();
  const given = { unit_id: search.unit_id ?? null, store_id: search.store_id ?? null };
  const [scope, setScope] = useState<ScopeChoice['scope']>(scopeIn(search));
  const shown = search.store_id ? 'store' : search.unit_id ? 'unit' : scope;
  const store = useQuery({
    ...storeQuery(search.store_id ?? '', undefined),
    enabled: search.store_id !== undefined,
  }).data;
  return (
    <ScopeFields
      key={store?.id ?? ''}
      label={t('roles.where')}
      value={{ scope: shown, ...given }}
      scopes={['tenant', 'unit', 'store']}
      storeName={store?.name}
      onChange={(next) => {
        setScope(next.scope);
        onChange({
          unit_id: next.scope === 'unit' ? (next.unit_id ?? undefined) : undefined,
          store_id: next.scope === 'store' ? (next.store_id ?? undefined) : undefined,
        });
      }}
    />
  );
}

function scopeIn({ store_id, unit_id }: CheckSearch): ScopeChoice['scope'] {
  if (store_id !== undefined) return 'store';
  return unit_id === undefined ? 'tenant' : 'unit';
}
