import type { TFunction } from 'i18next';
import type { User } from '../../api/types.ts';
import { rolesText } from '../../session/role-text.ts';
import { Moment } from '../../time/zone.tsx';
import { Copyable } from '../../ui/copyable.tsx';
import type { Fact } from '../../ui/facts.tsx';
import { StateTag } from '../../ui/state-tag.tsx';

/** What is known about a person at the moment looked at; `today` is given in the past only, to say what differs. */
export function personFacts(t: TFunction, language: string, user: User, today: User | undefined): Fact[] {
  const now = (of: (user: User) => string | null) => (today && of(today) !== of(user) ? { now: of(today) } : {});
  const code = (value: string | null) => (value === null ? null : <Copyable value={value} />);
  return [
    { label: t('people.name'), value: user.name, ...now(({ name }) => name) },
    { label: t('field.kana'), value: user.kana, ...now(({ kana }) => kana) },
    {
      label: t('field.status'),
      value: <StateTag state={user.status} />,
      ...now(({ status }) => t(`state.${status}`)),
    },
    {
      label: t('field.role'),
      value: rolesText(t, user.roles, language),
      ...now(({ roles }) => rolesText(t, roles, language)),
    },
    { label: t('field.staff_number'), value: code(user.staff_number), ...now((each) => each.staff_number) },
    { label: t('field.login_id'), value: code(user.login_id), ...now(({ login_id }) => login_id) },
    { label: t('field.email'), value: code(user.email), ...now(({ email }) => email) },
    ...(today === undefined
      ? [{ label: t('people.lastSignIn'), value: user.last_signed_in_at && <Moment at={user.last_signed_in_at} /> }]
      : []),
  ];
}
