import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Input } from '../../ui/input.tsx';

/** Filters the tree as it is typed in: the whole tree is here already. */
export function UnitFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  return (
    <div className="relative">
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-ink-3" />
      <Input
        type="search"
        aria-label={t('organisation.filter')}
        placeholder={t('organisation.filter')}
        className="pl-8"
        maxLength={100}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChange('');
        }}
      />
    </div>
  );
}
