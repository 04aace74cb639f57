import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useToast } from './toast.tsx';
import { Tooltip } from './tooltip.tsx';

/** A code or an id, with a button that copies it whole; `short` is what is shown of a long one. */
export function Copyable({ value, short }: { value: string; short?: string }) {
  const { t } = useTranslation();
  const toast = useToast();
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    toast.add({ title: t('ui.copied'), timeout: 2000 });
  };
  return (
    <span className="inline-flex items-center gap-1">
      <span>{short ?? value}</span>
      <Tooltip text={t('ui.copy')}>
        <button
          type="button"
          aria-label={t('ui.copyThis', { value })}
          onClick={() => void copy()}
          className="grid size-6 place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink"
        >
          <Copy aria-hidden className="size-3.5" />
        </button>
      </Tooltip>
    </span>
  );
}
