import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Network } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Corporation, OrganizationUnit } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useEditing } from '../../session/access.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { Facts } from '../../ui/facts.tsx';
import { NoRows, Page, PageBody, Section } from '../../ui/page.tsx';
import { Notice } from '../../ui/states.tsx';
import { corporationsQuery } from '../corporations/api/list-corporations.ts';
import { type SectionColumn, SectionTable } from '../lists/section-table.tsx';
import { unitsQuery } from './api/list-units.ts';
import { treeOf } from './tree.ts';

const UnitPanel = lazy(() => import('./unit-panel.tsx'));

/** The organisation before a unit is chosen: the company as a whole. */
export function Overview() {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const asOf = useAsOf();
  const editing = useEditing('organization_units');
  const [creating, setCreating] = useState(false);
  const { data: all } = useSuspenseQuery(unitsQuery(asOf));
  const { data: corporations } = useSuspenseQuery(corporationsQuery(asOf));
  const units = all.filter((unit) => unit.status === 'active');
  const create =
    editing === 'never' ? null : (
      <Button kind="primary" disabled={editing === 'past'} onClick={() => setCreating(true)}>
        {t('organisation.create')}
      </Button>
    );
  return (
    <Page title={tenant.name} actions={units.length > 0 ? create : null}>
      {units.length > 0 ? (
        <PageBody className="flex max-w-200 flex-col gap-6">
          <p className="prose-line text-ink-2">{t('organisation.overview.choose')}</p>
          <Whole units={units} />
          <Corporations corporations={corporations} />
        </PageBody>
      ) : (
        <Notice
          icon={Network}
          title={t(asOf === undefined ? 'organisation.empty' : 'organisation.emptyPast')}
          actions={asOf === undefined ? create : null}
        >
          {asOf === undefined ? t('organisation.emptyHelp') : null}
        </Notice>
      )}
      <Suspense fallback={null}>
        {creating ? <UnitPanel unit={null} parent={null} onClose={() => setCreating(false)} /> : null}
      </Suspense>
    </Page>
  );
}

function Whole({ units }: { units: readonly OrganizationUnit[] }) {
  const { t } = useTranslation();
  const tops = treeOf(units).map((node) => node.item);
  const sum = (of: (unit: OrganizationUnit) => number) => count(tops.reduce((total, unit) => total + of(unit), 0));
  return (
    <Section title={t('organisation.overview.title')}>
      <Facts
        facts={[
          { label: t('organisation.overview.units'), value: count(units.length) },
          { label: t('organisation.overview.stores'), value: sum((unit) => unit.store_count) },
          { label: t('organisation.overview.people'), value: sum((unit) => unit.member_count) },
        ]}
      />
    </Section>
  );
}

function Corporations({ corporations }: { corporations: readonly Corporation[] }) {
  const { t } = useTranslation();
  const columns: readonly SectionColumn<Corporation>[] = [
    {
      id: 'name',
      header: t('organisation.corporation.name'),
      cell: ({ id, name }) => (
        <Link
          to="/organisation/corporations/$corporationId"
          params={{ corporationId: id }}
          className="text-accent hover:underline"
        >
          {name}
        </Link>
      ),
    },
    { id: 'corporate_number', header: t('field.corporate_number'), cell: (each) => each.corporate_number },
  ];
  return (
    <Section title={t('organisation.overview.corporations')}>
      {corporations.length > 0 ? (
        <SectionTable label={t('organisation.overview.corporations')} columns={columns} rows={corporations} />
      ) : (
        <NoRows>{t('organisation.overview.noCorporations')}</NoRows>
      )}
    </Section>
  );
}
