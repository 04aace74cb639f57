import type { User } from '../../api/types.ts';

export type PersonAct = 'suspend' | 'resume' | 'leave' | 'return';

type Meaning =
  | 'sessionsEnd'
  | 'noSignIn'
  | 'staysSuspended'
  | 'canResume'
  | 'signIn'
  | 'sameRole'
  | 'noRole'
  | 'membershipsEnd'
  | 'invitationsEnd'
  | 'historyStays'
  | 'membershipsGone';

/** What an act on a person means, in the order in which it matters to them. */
export function meaningOf(act: PersonAct, user: User): readonly (readonly [Meaning, { readonly n: number }])[] {
  const role = user.role === null ? 'noRole' : 'sameRole';
  const places = user.memberships.length;
  switch (act) {
    case 'suspend':
      return said('sessionsEnd', 'noSignIn', 'staysSuspended', 'canResume');
    case 'resume':
      return said('signIn', role);
    case 'leave':
      return [
        ...said('sessionsEnd', 'noSignIn'),
        ...(places > 0 ? [['membershipsEnd', { n: places }] as const] : []),
        ...said('invitationsEnd', 'historyStays'),
      ];
    case 'return':
      return said('signIn', role, 'membershipsGone');
    default:
      throw act satisfies never;
  }
}

function said(...meanings: readonly Meaning[]): readonly (readonly [Meaning, { readonly n: number }])[] {
  return meanings.map((meaning) => [meaning, { n: 0 }] as const);
}
