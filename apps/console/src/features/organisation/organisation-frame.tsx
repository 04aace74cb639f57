import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useParams, useRouter } from '@tanstack/react-router';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '../../past/as-of.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { cn } from '../../ui/class-names.ts';
import { unitsQuery } from './api/list-units.ts';
import { UnitFilter } from './unit-filter.tsx';
import { UnitTree } from './unit-tree.tsx';

/** The tree, and beside it (on narrow screens below it) what was chosen in it. */
export function OrganisationFrame() {
  const { t } = useTranslation();
  const { unitId } = useParams({ strict: false });
  const [shown, setShown] = useState(unitId === undefined);
  return (
    <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
      <div className="shrink-0 border-line border-b p-2 lg:hidden">
        <Button kind="quiet" aria-expanded={shown} aria-controls="organisation-tree" onClick={() => setShown(!shown)}>
          {shown ? <PanelLeftClose aria-hidden strokeWidth={1.75} /> : <PanelLeftOpen aria-hidden strokeWidth={1.75} />}
          {t(shown ? 'organisation.hideTree' : 'organisation.showTree')}
        </Button>
      </div>
      <div
        id="organisation-tree"
        className={cn(
          'flex max-h-[45dvh] shrink-0 flex-col border-line border-b lg:max-h-none lg:w-84 lg:border-r lg:border-b-0',
          !shown && 'max-lg:hidden',
        )}
      >
        <Tree chosenId={unitId} onChosen={() => setShown(false)} />
      </div>
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <Outlet />
      </div>
    </div>
  );
}

function Tree({ chosenId, onChosen }: { chosenId: string | undefined; onChosen: () => void }) {
  const { t } = useTranslation();
  const router = useRouter();
  const go = useNavigate();
  const asOf = useAsOf();
  const [query, setQuery] = useState('');
  const [closedToo, setClosedToo] = useState(false);
  const { data: all } = useSuspenseQuery(unitsQuery(asOf));
  const units = closedToo ? all : all.filter((unit) => unit.status === 'active' || unit.id === chosenId);
  const to = { to: '/organisation/$unitId' } as const;
  if (all.length === 0) return null;
  return (
    <>
      <div className="flex flex-col gap-2 px-3 pt-3 pb-2">
        <UnitFilter value={query} onChange={setQuery} />
        {all.some((unit) => unit.status === 'closed') ? (
          <Checkbox label={t('organisation.closedToo')} checked={closedToo} onChange={setClosedToo} />
        ) : null}
      </div>
      <TreeHead />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <UnitTree
          label={t('organisation.tree')}
          units={units}
          query={query}
          chosenId={chosenId}
          addressOf={(unitId) => router.buildLocation({ ...to, params: { unitId } }).href}
          onChoose={(unitId) => {
            onChosen();
            void go({ ...to, params: { unitId } });
          }}
        />
      </div>
    </>
  );
}

function TreeHead() {
  const { t } = useTranslation();
  return (
    <div
      title={t('organisation.countsHelp')}
      className="flex h-8 shrink-0 items-center border-line border-y bg-sunken pr-3 pl-9 font-strong text-ink-2 text-small"
    >
      <span>{t('organisation.title')}</span>
      <span className="ml-auto w-12 text-right">{t('organisation.head.stores')}</span>
      <span className="w-12 text-right">{t('organisation.head.people')}</span>
    </div>
  );
}
