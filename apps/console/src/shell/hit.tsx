import { useTranslation } from 'react-i18next';
import { type State, StateTag } from '../ui/state-tag.tsx';
import type { Found } from './found.ts';
import { kindIcons } from './places.ts';

/** One row of what the search found. */
export function Hit({ hit }: { hit: Found }) {
  const { t } = useTranslation();
  const Icon = kindIcons[hit.kind];
  const behind = [hit.code, hit.place_name].filter(Boolean).join(' · ');
  return (
    <>
      <Icon aria-hidden className="text-ink-3" strokeWidth={1.75} />
      <span className="truncate">{hit.name ?? t('people.erasedName')}</span>
      <span className="truncate text-ink-3 max-sm:hidden">{behind}</span>
      <span className="ml-auto text-ink-2 text-small">
        <StateTag state={stateOf(hit)} />
      </span>
    </>
  );
}

function stateOf({ kind, status }: Found): State {
  return status === 'closed' && kind !== 'store' ? 'discontinued' : (status as State);
}
