import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { OrganizationUnit } from '../../api/types.ts';
import { count } from '../../ui/data-table/pager.tsx';
import type { Fact } from '../../ui/facts.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { identifierFacts } from '../identifiers/identifier-facts.tsx';

/** What is known about a unit at the moment looked at; `today` is given in the past only, to say what differs. */
export function unitFacts(
  t: TFunction,
  typeName: (unitType: string | null) => string | null,
  unit: OrganizationUnit,
  today: OrganizationUnit | undefined,
): Fact[] {
  const differs = (of: (unit: OrganizationUnit) => unknown) => today !== undefined && of(today) !== of(unit);
  const text = (label: string, of: (unit: OrganizationUnit) => string | null): Fact => ({
    label,
    value: of(unit),
    ...(today && differs(of) && { now: of(today) }),
  });
  const state = ({ status }: OrganizationUnit) => (status === 'closed' ? 'discontinued' : status);
  const { parent_id, parent_name, corporation_id, corporation_name } = unit;
  return [
    text(t('organisation.name'), ({ name }) => name),
    text(t('field.kana'), ({ kana }) => kana),
    text(t('field.unit_type'), ({ unit_type }) => typeName(unit_type)),
    {
      label: t('field.status'),
      value: <StateTag state={state(unit)} />,
      ...(today && differs(state) && { now: t(`state.${state(today)}`) }),
    },
    {
      label: t('field.parent_id'),
      value:
        parent_id === null ? (
          t('organisation.top')
        ) : (
          <Link to="/organisation/$unitId" params={{ unitId: parent_id }} className="text-accent hover:underline">
            {parent_name}
          </Link>
        ),
      ...(today && differs((each) => each.parent_id) && { now: today.parent_name ?? t('organisation.top') }),
    },
    {
      label: t('field.corporation_id'),
      value:
        corporation_id === null ? null : (
          <Link
            to="/organisation/corporations/$corporationId"
            params={{ corporationId: corporation_id }}
            className="text-accent hover:underline"
          >
            {corporation_name}
          </Link>
        ),
      ...(today && differs((each) => each.corporation_id) && { now: today.corporation_name }),
    },
    ...identifierFacts(t, unit.identifiers, today?.identifiers),
    text(t('organisation.overview.stores'), ({ store_count }) => count(store_count)),
    text(t('organisation.overview.people'), ({ member_count }) => count(member_count)),
  ];
}
