import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OrganizationUnit } from '../../api/types.ts';
import { count } from '../../ui/data-table/pager.tsx';
import { NoRows, Section } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { type SectionColumn, SectionTable } from '../lists/section-table.tsx';
import { useUnitTypeName } from './unit-type.ts';

/** The units directly below one. */
export function UnitsBelow({ units }: { units: readonly OrganizationUnit[] }) {
  const { t } = useTranslation();
  const typeName = useUnitTypeName();
  const columns: readonly SectionColumn<OrganizationUnit>[] = [
    {
      id: 'name',
      header: t('organisation.name'),
      cell: (unit) => (
        <Link to="/organisation/$unitId" params={{ unitId: unit.id }} className="text-accent hover:underline">
          {unit.name}
        </Link>
      ),
    },
    { id: 'unit_type', header: t('field.unit_type'), cell: (unit) => typeName(unit.unit_type), from: 'sm' },
    { id: 'stores', header: t('organisation.head.stores'), cell: (unit) => count(unit.store_count), numeric: true },
    { id: 'people', header: t('organisation.head.people'), cell: (unit) => count(unit.member_count), numeric: true },
  ];
  const active = units.filter((unit) => unit.status === 'active');
  const closed = units.filter((unit) => unit.status === 'closed');
  return (
    <Section title={t('organisation.below')} aside={<span className="text-ink-2">{count(active.length)}</span>}>
      {active.length > 0 ? (
        <SectionTable label={t('organisation.below')} columns={columns} rows={active} />
      ) : (
        <NoRows>{t('organisation.noneBelow')}</NoRows>
      )}
      {closed.length > 0 ? (
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
          <StateTag state="discontinued" />
          {closed.map((unit) => (
            <Link
              key={unit.id}
              to="/organisation/$unitId"
              params={{ unitId: unit.id }}
              className="text-accent hover:underline"
            >
              {unit.name}
            </Link>
          ))}
        </p>
      ) : null}
    </Section>
  );
}
