import type { User } from '../../api/types.ts';

export type PersonAct = 'suspend' | 'resume' | 'leave' | 'return';

type Meaning =
  | 'sessionsEnd'
  | 'noSignIn'
  | 'staysSuspended'
  | 'canResume'
  | 'signIn'
  | 'sameRoles'
  | 'noRoles'
  | 'rolesGone'
  | 'membershipsEnd'
  | 'rolesEnd'
  | 'invitationsEnd'
  | 'historyStays'
  | 'membershipsGone';

/** What an act on a person means, in the order in which it matters to them. */
export function meaningOf(act: PersonAct, user: User): readonly (readonly [Meaning, { readonly n: number }])[] {
  const roles = user.roles.length === 0 ? 'noRoles' : 'sameRoles';
  const places = user.memberships.length;
  switch (act) {
    case 'suspend':
      return said('sessionsEnd', 'noSignIn', 'staysSuspended', 'canResume');
    case 'resume':
      return said('signIn', roles);
    case 'leave':
      return [
        ...said('sessionsEnd', 'noSignIn'),
        ...(places > 0 ? [['membershipsEnd', { n: places }] as const] : []),
        ...(user.roles.length > 0 ? said('rolesEnd') : []),
        ...said('invitationsEnd', 'historyStays'),
      ];
    case 'return':
      return said('signIn', 'membershipsGone', 'rolesGone');
    default:
      throw act satisfies never;
  }
}

function said(...meanings: readonly Meaning[]): readonly (readonly [Meaning, { readonly n: number }])[] {
  return meanings.map((meaning) => [meaning, { n: 0 }] as const);
}
