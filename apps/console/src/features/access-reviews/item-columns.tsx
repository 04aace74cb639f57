import type { TFunction } from 'i18next';
import { Check, X } from 'lucide-react';
import type { ReviewItem } from '../../api/types.ts';
import { Moment } from '../../time/zone.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { RowLink } from '../../ui/data-table/row-link.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import type { Attestation } from './api/attest-items.ts';

export interface Attesting {
  /** Nobody attests what they hold themselves. */
  readonly self: string;
  readonly onAct: (item: ReviewItem, attestation: Attestation) => void;
}

/** The columns of what stands in a review; `attesting`: whoever looks may say what is kept. */
export function itemColumns(
  t: TFunction,
  roleName: (role: string) => string,
  attesting: Attesting | null,
): readonly Column<ReviewItem>[] {
  return [
    {
      id: 'user',
      header: t('people.name'),
      main: true,
      cell: ({ user_id, user_name }) => (
        <RowLink to="/people/$userId" params={{ userId: user_id }}>
          {user_name ?? t('people.erasedName')}
        </RowLink>
      ),
    },
    { id: 'role', header: t('field.role'), cell: ({ role }) => roleName(role) },
    {
      id: 'place',
      header: t('roles.where'),
      from: 'md',
      cell: ({ place_name }) => place_name ?? t('roles.scope.tenant'),
    },
    {
      id: 'last_signed_in_at',
      header: t('people.lastSignIn'),
      from: 'lg',
      cell: ({ last_signed_in_at }) => (last_signed_in_at ? <Moment at={last_signed_in_at} /> : null),
    },
    {
      id: 'decision',
      header: t('reviews.decision'),
      cell: ({ decision, outcome }) =>
        outcome === 'last_administrator' ? (
          t('reviews.lastAdministrator')
        ) : decision === 'pending' ? (
          <Pending t={t} />
        ) : (
          <StateTag state={decision} />
        ),
    },
    { id: 'decided_by', header: t('reviews.decidedBy'), from: 'xl', cell: ({ decided_by_name }) => decided_by_name },
    ...(attesting === null ? [] : [actsColumn(t, roleName, attesting)]),
  ];
}

function Pending({ t }: { t: TFunction }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden className="size-2 rounded-full bg-attention" />
      {t('reviews.decisions.pending')}
    </span>
  );
}

function actsColumn(t: TFunction, roleName: (role: string) => string, { self, onAct }: Attesting): Column<ReviewItem> {
  return {
    id: 'acts',
    header: t('reviews.attest'),
    cell: (item) => {
      if (item.user_id === self) return t('reviews.own');
      const what = `${item.user_name ?? t('people.erasedName')} · ${roleName(item.role)}`;
      return (
        <span className="flex">
          <IconButton
            icon={Check}
            label={t('reviews.keepThis', { what })}
            aria-pressed={item.decision === 'kept'}
            onClick={() => onAct(item, 'keep')}
          />
          <IconButton
            icon={X}
            label={t('reviews.revokeThis', { what })}
            aria-pressed={item.decision === 'revoked'}
            onClick={() => onAct(item, 'revoke')}
          />
        </span>
      );
    },
  };
}
