import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';

/** Back to everything; shown while something is filtered. */
export function ClearFilters({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useTranslation();
  return filtered ? (
    <Button kind="quiet" onClick={onClear}>
      <X aria-hidden />
      {t('ui.clearFilters')}
    </Button>
  ) : null;
}
