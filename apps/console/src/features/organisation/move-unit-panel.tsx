import { useSuspenseQuery } from '@tanstack/react-query';
import { ArrowUpToLine } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganizationUnit } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { Button } from '../../ui/button.tsx';
import { BeforeAfter } from '../../ui/change-preview.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { useToast } from '../../ui/toast.tsx';
import { unitsQuery } from './api/list-units.ts';
import { moveUnit } from './api/move-unit.ts';
import { movesAlong, placeText } from './moving.ts';
import { withAllBelow } from './tree.ts';
import { UnitFilter } from './unit-filter.tsx';
import { UnitTree } from './unit-tree.tsx';

/** Chooses the new parent in the tree and shows, before anything is saved, what moves along. */
export function MoveUnitPanel({ unit, onClose }: { unit: OrganizationUnit; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const { data: all } = useSuspenseQuery(unitsQuery(undefined));
  const units = useMemo(() => all.filter(({ status }) => status === 'active'), [all]);
  const below = useMemo(() => withAllBelow(all, unit.id), [all, unit.id]);
  const [query, setQuery] = useState('');
  // undefined: not chosen yet; null: the top
  const [target, setTarget] = useState<string | null>();
  const missing = target === undefined ? 'moveChoose' : target === unit.parent_id ? 'moveSame' : undefined;
  const place = (parentId: string | null) => placeText(all, parentId) || t('organisation.top');
  return (
    <ActPanel
      title={t('organisation.moveTitle', { name: unit.name })}
      act={t('organisation.move')}
      missing={missing && t(`organisation.${missing}`)}
      run={(reason) => moveUnit(unit.id, unit.version, { parent_id: target ?? null, reason })}
      onDone={() => {
        toast.add({ title: t('organisation.moved', { name: unit.name }) });
        onClose();
      }}
      onClose={onClose}
    >
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-strong">{t('organisation.moveTo')}</legend>
        <UnitFilter value={query} onChange={setQuery} />
        <div className="h-64 overflow-y-auto rounded-md border border-line">
          <UnitTree
            label={t('organisation.moveTo')}
            units={units}
            query={query}
            chosenId={target ?? undefined}
            disabled={below}
            onChoose={setTarget}
          />
        </div>
        <p className="prose-line text-ink-3 text-small">{t('organisation.moveToHelp')}</p>
        {unit.parent_id === null ? null : (
          <Button
            aria-pressed={target === null}
            onClick={() => setTarget(null)}
            className="self-start aria-pressed:border-accent-fill aria-pressed:text-accent"
          >
            <ArrowUpToLine aria-hidden strokeWidth={1.75} />
            {t('organisation.toTop')}
          </Button>
        )}
      </fieldset>
      <section aria-live="polite" className="flex flex-col gap-2 rounded-md border border-line p-3">
        <p className="[overflow-wrap:anywhere]">
          <span className="block text-ink-2 text-small">{t('field.parent_id')}</span>
          {target === unit.parent_id ? (
            <span className="text-attention">{t('organisation.moveSame')}</span>
          ) : (
            <BeforeAfter before={place(unit.parent_id)} after={target === undefined ? '…' : place(target)} />
          )}
        </p>
        <Along units={all} unit={unit} />
      </section>
    </ActPanel>
  );
}

function Along({ units, unit }: { units: readonly OrganizationUnit[]; unit: OrganizationUnit }) {
  const { t } = useTranslation();
  const along = movesAlong(units, unit);
  if (along.units + along.stores + along.people === 0) {
    return <p className="prose-line text-ink-2">{t('organisation.alongNothing')}</p>;
  }
  return (
    <div>
      <p className="text-ink-2 text-small">{t('organisation.alongTitle')}</p>
      <dl className="mt-1 grid grid-cols-3 gap-2">
        {(['units', 'stores', 'people'] as const).map((what) => (
          <div key={what} className="flex flex-col-reverse">
            <dt className="text-ink-2 text-small">{t(`organisation.along.${what}`)}</dt>
            <dd className="font-strong">{count(along[what])}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
