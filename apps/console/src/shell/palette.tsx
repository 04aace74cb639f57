import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '../past/as-of.ts';
import { cn } from '../ui/class-names.ts';
import { Kbd } from '../ui/kbd.tsx';
import { menuItem, surface } from '../ui/surfaces.ts';
import type { Found } from './found.ts';
import { Hit } from './hit.tsx';
import { useOpenHit } from './open-hit.ts';
import { useSearch } from './use-search.ts';

/** One box over everything: opens with `/`, arrows choose, Enter opens. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const open = useOpenHit();
  const asOf = useAsOf();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const { hits, answered, stale } = useSearch(q, asOf);
  return (
    <Dialog.Root
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Popup
          aria-label={t('shell.search')}
          className={cn(surface, 'fixed top-24 left-1/2 z-50 w-140 max-w-[calc(100vw-2rem)] -translate-x-1/2')}
        >
          <Autocomplete.Root
            open
            inline
            items={hits}
            mode="none"
            value={typed}
            onValueChange={setTyped}
            autoHighlight="always"
            keepHighlight
            itemToStringValue={(hit: Found) => hit.name ?? ''}
          >
            <div className="flex h-12 items-center gap-2.5 border-line border-b px-4">
              <Search aria-hidden className="size-4 shrink-0 text-ink-3" />
              <Autocomplete.Input
                aria-label={t('shell.searchHint')}
                placeholder={t('shell.searchHint')}
                maxLength={100}
                className="h-full min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3"
              />
              <Kbd>Esc</Kbd>
            </div>
            <Autocomplete.List
              aria-label={t('shell.search')}
              className={cn('max-h-96 overflow-y-auto p-1 empty:hidden', stale && 'opacity-60')}
            >
              {hits.map((hit) => (
                <Autocomplete.Item
                  key={`${hit.kind} ${hit.id}`}
                  value={hit}
                  className={cn(menuItem, 'min-h-9')}
                  onClick={() => {
                    onClose();
                    open(hit);
                  }}
                >
                  <Hit hit={hit} />
                </Autocomplete.Item>
              ))}
            </Autocomplete.List>
            <p role="status" className="px-4 py-6 text-center text-ink-2 empty:hidden">
              {hits.length > 0
                ? null
                : q.length < 2
                  ? t('shell.searchHelp')
                  : answered
                    ? t('shell.noHit', { q })
                    : null}
            </p>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
