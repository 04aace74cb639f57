import { onlineManager } from '@tanstack/react-query';
import { WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

/** Says that what is shown may be old, as long as there is no network. */
export function OfflineBar() {
  const { t } = useTranslation();
  const online = useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );
  if (online) return null;
  return (
    <p role="status" className="flex shrink-0 items-center gap-2 bg-attention-soft px-4 py-2 text-attention">
      <WifiOff aria-hidden className="size-4 shrink-0" />
      {t('problem.offline')}
    </p>
  );
}
