import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganizationUnit } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { closeUnit } from './api/close-unit.ts';
import { unitsQuery } from './api/list-units.ts';
import { type StillIn, stillIn } from './moving.ts';

/** Closes a unit; while something is in it, says what, with the way there. */
export function CloseUnitPanel({ unit, onClose }: { unit: OrganizationUnit; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const { data: units } = useSuspenseQuery(unitsQuery(undefined));
  const left = stillIn(units, unit);
  const title = t('organisation.closeTitle', { name: unit.name });
  if (left !== null) {
    return (
      <SidePanel title={title} onClose={onClose} footer={<Button onClick={onClose}>{t('ui.close')}</Button>}>
        <Refused unit={unit} left={left} onGo={onClose} />
      </SidePanel>
    );
  }
  const codes = unit.identifiers.map(({ value }) => value).join('、');
  return (
    <ActPanel
      title={title}
      act={t('organisation.close')}
      danger
      reasonRequired
      run={(reason) => closeUnit(unit.id, unit.version, reason ?? '')}
      onDone={() => {
        toast.add({ title: t('organisation.closed', { name: unit.name }) });
        onClose();
      }}
      onClose={onClose}
    >
      <p className="prose-line">{t('organisation.closeHelp')}</p>
      {codes ? <p className="prose-line">{t('organisation.closesCodes', { codes })}</p> : null}
    </ActPanel>
  );
}

const NAMED = 5; // units named one by one; the rest is on the unit's page

function Refused({ unit, left, onGo }: { unit: OrganizationUnit; left: StillIn; onGo: () => void }) {
  const { t } = useTranslation();
  const link = 'text-accent hover:underline';
  return (
    <div className="flex flex-col gap-4">
      <div role="alert" className="prose-line rounded-md bg-attention-soft p-3">
        <p className="font-strong text-attention">{t('organisation.closeRefused')}</p>
        <p>{t('organisation.closeRefusedHelp')}</p>
      </div>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2">
        <Left label={t('organisation.left.units')} number={left.units.length}>
          {left.units.slice(0, NAMED).map(({ id, name }) => (
            <Link
              key={id}
              to="/organisation/$unitId"
              params={{ unitId: id }}
              onClick={onGo}
              className={`${link} mr-3 inline-flex min-h-6 items-center`}
            >
              {name}
            </Link>
          ))}
          {left.units.length > NAMED ? '…' : null}
        </Left>
        <Left label={t('organisation.left.stores')} number={left.stores}>
          <Link to="/stores" search={{ unit_id: unit.id, status: ['open'] }} className={link}>
            {t('organisation.seeAll')}
          </Link>
        </Left>
        <Left label={t('organisation.left.people')} number={left.people}>
          <Link to="/people" search={{ unit_id: unit.id }} className={link}>
            {t('organisation.seeAll')}
          </Link>
        </Left>
      </dl>
    </div>
  );
}

function Left({ label, number, children }: { label: string; number: number; children: ReactNode }) {
  if (number === 0) return null;
  return (
    <>
      <dt className="text-ink-2">
        {label} <span className="font-strong text-ink">{count(number)}</span>
      </dt>
      <dd>{children}</dd>
    </>
  );
}
