import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArchiveRestore, ArchiveX, FolderTree, Pencil, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganizationUnit } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useEditing } from '../../session/access.ts';
import { Button } from '../../ui/button.tsx';
import { DifferingCount, Facts } from '../../ui/facts.tsx';
import { ActionMenu } from '../../ui/menu.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { HistorySection } from '../history/history-section.tsx';
import { AssignmentsSection } from '../roles/assignments-section.tsx';
import { CheckLink } from '../roles/check-link.tsx';
import { unitQuery } from './api/get-unit.ts';
import { unitsQuery } from './api/list-units.ts';
import { PeopleBelow } from './people-below.tsx';
import { StoresBelow } from './stores-below.tsx';
import type { UnitAct } from './unit-acts.tsx';
import { unitFacts } from './unit-facts.tsx';
import { useUnitTypeName } from './unit-type.ts';
import { UnitsBelow } from './units-below.tsx';

const UnitActs = lazy(() => import('./unit-acts.tsx'));

export function UnitPage({ unitId }: { unitId: string }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const typeName = useUnitTypeName();
  const [doing, setDoing] = useState<UnitAct | null>(null);
  const { data: unit } = useSuspenseQuery(unitQuery(unitId, asOf));
  const { data: units } = useSuspenseQuery(unitsQuery(asOf));
  const today = useQuery({ ...unitQuery(unitId, undefined), enabled: asOf !== undefined }).data;
  const facts = unitFacts(t, typeName, unit, asOf === undefined ? undefined : today);
  return (
    <>
      <Page
        title={unit.name}
        trail={[
          <Link key="organisation" to="/organisation">
            {t('organisation.title')}
          </Link>,
          ...(unit.path ?? []).map(({ id, name }) => (
            <Link key={id} to="/organisation/$unitId" params={{ unitId: id }}>
              {name}
            </Link>
          )),
          <span key="here">{typeName(unit.unit_type) ?? unit.name}</span>,
        ]}
        state={<StateTag state={unit.status === 'closed' ? 'discontinued' : unit.status} />}
        actions={<UnitActions unit={unit} onDo={setDoing} />}
      >
        <div className="@container px-4 py-4 md:px-6">
          <div className="grid gap-x-8 gap-y-6 @3xl:grid-cols-[minmax(0,11fr)_minmax(0,9fr)]">
            <div className="flex min-w-0 flex-col gap-6">
              <Section title={t('organisation.facts')} aside={<DifferingCount facts={facts} />}>
                <Facts facts={facts} />
              </Section>
              <UnitsBelow units={units.filter(({ parent_id }) => parent_id === unitId)} />
              <Suspense fallback={<Skeleton lines={3} />}>
                <StoresBelow key={`stores ${unitId} ${asOf}`} unitId={unitId} />
              </Suspense>
              <Suspense fallback={<Skeleton lines={3} />}>
                <PeopleBelow key={`people ${unitId} ${asOf}`} unitId={unitId} />
              </Suspense>
              <AssignmentsSection
                key={`roles ${unitId}`}
                title={t('roles.ofPlace')}
                none={t('roles.noneUnit')}
                of={{ unit_id: unitId }}
                fixed={{ place: { unit_id: unitId, store_id: null, place_name: unit.name } }}
                closed={unit.status === 'closed'}
              >
                <CheckLink unit_id={unitId} />
              </AssignmentsSection>
            </div>
            <div className="min-w-0">
              <HistorySection thing={`/organization-units/${unitId}`} />
            </div>
          </div>
        </div>
      </Page>
      <Suspense fallback={null}>
        {doing === null ? null : <UnitActs unit={unit} act={doing} onClose={() => setDoing(null)} />}
      </Suspense>
    </>
  );
}

function UnitActions({ unit, onDo }: { unit: OrganizationUnit; onDo: (act: UnitAct) => void }) {
  const { t } = useTranslation();
  const editing = useEditing('organization_units');
  if (editing === 'never') return null;
  const off = editing === 'past';
  if (unit.status === 'closed') {
    return (
      <Button disabled={off} onClick={() => onDo('reopen')}>
        <ArchiveRestore aria-hidden strokeWidth={1.75} />
        {t('organisation.reopen')}
      </Button>
    );
  }
  return (
    <>
      <Button disabled={off} onClick={() => onDo('edit')}>
        <Pencil aria-hidden strokeWidth={1.75} />
        {t('organisation.edit')}
      </Button>
      <Button disabled={off} onClick={() => onDo('create')}>
        <Plus aria-hidden strokeWidth={1.75} />
        {t('organisation.createBelow')}
      </Button>
      <ActionMenu
        label={t('ui.otherActs')}
        disabled={off}
        actions={[
          { label: t('organisation.move'), icon: FolderTree, onSelect: () => onDo('move') },
          { label: t('organisation.close'), icon: ArchiveX, danger: true, onSelect: () => onDo('close') },
        ]}
      />
    </>
  );
}
