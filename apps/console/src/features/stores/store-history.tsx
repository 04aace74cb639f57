import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.ts';
import { ChoiceButtons } from '../../ui/choice-buttons.tsx';
import { HistorySection } from '../history/history-section.tsx';
import { PastSection } from '../history/past-section.tsx';

/** The store's own history, or with it that of its people, devices, certificates and seats: for whoever may see whole pasts. */
export function StoreHistory({ storeId }: { storeId: string }) {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const [of, setOf] = useState<'store' | 'all'>('store');
  const thing = `/stores/${storeId}`;
  if (!permissions.includes('directory.pasts.read')) return <HistorySection thing={thing} />;
  const choice = (
    <ChoiceButtons
      label={t('stores.historyOf.label')}
      value={of}
      choices={(['store', 'all'] as const).map((value) => ({ value, label: t(`stores.historyOf.${value}`) }))}
      onChange={setOf}
    />
  );
  return of === 'store' ? (
    <HistorySection thing={thing}>{choice}</HistorySection>
  ) : (
    <PastSection storeId={storeId}>{choice}</PastSection>
  );
}
