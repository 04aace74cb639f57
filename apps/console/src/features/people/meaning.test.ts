import { describe, expect, test } from 'vitest';
import type { User } from '../../api/types.ts';
import { meaningOf } from './meaning.ts';

const place = { id: 'm', unit_id: null, store_id: 's', place_name: '本店', job_type: 'pharmacist' };
const user = { roles: [{ role: 'kiban:viewer' }], memberships: [place, { ...place, id: 'm2' }] } as unknown as User;
const said = (act: Parameters<typeof meaningOf>[0], of: User = user) => meaningOf(act, of).map(([key]) => key);

describe('before somebody is suspended', () => {
  test('it says that sessions end, and that everything else stays', () => {
    expect(said('suspend')).toEqual(['sessionsEnd', 'noSignIn', 'staysSuspended', 'canResume']);
  });
});

describe('before somebody leaves', () => {
  test('it says how many memberships end', () => {
    expect(meaningOf('leave', user)).toContainEqual(['membershipsEnd', { n: 2 }]);
  });
  test('it names no memberships when there are none', () => {
    expect(said('leave', { ...user, memberships: [] })).not.toContain('membershipsEnd');
  });
});

describe('before somebody comes back', () => {
  test('it says that the memberships do not', () => {
    expect(said('return')).toEqual(['signIn', 'membershipsGone', 'rolesGone']);
    expect(said('resume')).not.toContain('membershipsGone');
  });
  test('it says when they will have no role', () => {
    expect(said('resume', { ...user, roles: [] })).toContain('noRoles');
  });
});
