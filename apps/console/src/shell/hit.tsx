import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../api/types.ts';
import { type State, StateTag } from '../ui/state-tag.tsx';
import { kindIcons } from './places.ts';

/** One row of what the search found. */
export function Hit({ hit }: { hit: SearchHit }) {
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

function stateOf({ kind, status }: SearchHit): State {
  return status === 'closed' && kind !== 'store' ? 'discontinued' : (status as State);
}
