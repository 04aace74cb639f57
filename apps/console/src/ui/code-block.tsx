import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './icon-button.tsx';
import { useToast } from './toast.tsx';

/** Lines of a program, to copy. `name` says what they are for. */
export function CodeBlock({ name, code }: { name: string; code: string }) {
  const { t } = useTranslation();
  const toast = useToast();
  const copy = async () => {
    await navigator.clipboard.writeText(code);
    toast.add({ title: t('ui.copied'), timeout: 2000 });
  };
  return (
    <figure className="rounded-md border border-line bg-sunken">
      <figcaption className="flex items-center justify-between border-line border-b py-0.5 pr-1 pl-3 text-ink-2 text-small">
        {name}
        <IconButton icon={Copy} label={t('ui.copyThis', { value: name })} onClick={() => void copy()} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="overflow-x-auto px-3 py-2 text-small" translate="no">
        <code>{code}</code>
      </pre>
    </figure>
  );
}
