import type { Outcome } from '@kiban/event-store';
import { type TenantId, tenantId } from '@kiban/postgres';
import { atOnce, type Known, type Step } from '@kiban/service/testing';
import { approveAccess } from '../access-requests/approve-access.ts';
import { requestAccess } from '../access-requests/request-access.ts';
import { beginMembership } from '../memberships/begin-membership.ts';
import { endMembership } from '../memberships/end-membership.ts';
import { closeUnit } from '../organization-units/close-unit.ts';
import { createUnit } from '../organization-units/create-unit.ts';
import { moveUnit } from '../organization-units/move-unit.ts';
import { assignRole } from '../role-assignments/assign-role.ts';
import { endAssignment } from '../role-assignments/end-assignment.ts';
import { changeStore } from '../stores/change-store.ts';
import { closeStore } from '../stores/close-store.ts';
import { openStore } from '../stores/open-store.ts';
import { any } from '../testing/company.ts';
import { operator, type TestDirectory } from '../testing/test-directory.ts';
import { addUser } from '../users/add-user.ts';
import { leaveUser } from '../users/leave-user.ts';
import { resumeUser } from '../users/resume-user.ts';
import { suspendUser } from '../users/suspend-user.ts';

const ROLES = ['kiban:administrator', 'kiban:viewer', 'kiban:store_manager'] as const;

/** What a step does in a tenant of those that are known. Few names and codes, so that they meet. */
export function directorySteps({ database }: TestDirectory, known: Known) {
  type Act = (tenant: TenantId, picks: Step['picks']) => Promise<unknown>;
  const kept = async (tenant: TenantId, kind: string, outcome: Promise<Outcome>) =>
    known.add(tenant, kind, (await outcome).id);
  const one = known.one.bind(known);
  const place = (tenant: TenantId, n: number) =>
    n % 2 === 0
      ? { store_id: one(tenant, 'store', n), unit_id: null }
      : { store_id: null, unit_id: one(tenant, 'unit', n) };
  const anywhere = (tenant: TenantId, n: number) =>
    n % 3 === 0 ? { store_id: null, unit_id: null } : place(tenant, n);
  const acts: Readonly<Record<string, Act>> = {
    createUnit: (of, [a, b]) =>
      kept(
        of,
        'unit',
        createUnit(database, of, operator, {
          fields: { name: `組織${a}`, parent_id: a % 4 === 0 ? null : one(of, 'unit', b) },
        }),
      ),
    moveUnit: (of, [a, b]) =>
      moveUnit(database, of, operator, { ...any(one(of, 'unit', a)), parent_id: one(of, 'unit', b) }),
    putUnitsBelowEachOther: async (of, [a]) => {
      const fields = { name: `組織${a}` };
      const made = () => kept(of, 'unit', createUnit(database, of, operator, { fields }));
      const [one, other] = [await made(), await made()];
      const below = (id: string, parent_id: string) => moveUnit(database, of, operator, { ...any(id), parent_id });
      await atOnce([below(one, other), below(other, one)]);
    },
    closeUnit: (of, [a]) => closeUnit(database, of, operator, any(one(of, 'unit', a))),
    openStore: (of, [a, b]) => {
      const identifiers = [{ system: 'own', value: `${a % 20}` }];
      return kept(
        of,
        'store',
        openStore(database, of, operator, { fields: { name: `店${a}`, unit_id: one(of, 'unit', b), identifiers } }),
      );
    },
    moveStore: (of, [a, b]) =>
      changeStore(database, of, operator, { ...any(one(of, 'store', a)), fields: { unit_id: one(of, 'unit', b) } }),
    closeStore: (of, [a, b]) =>
      closeStore(database, of, operator, { ...any(one(of, 'store', a)), end_memberships: b % 2 === 0 }),
    addUser: (of, [a]) =>
      kept(of, 'user', addUser(database, of, operator, { fields: { name: `人${a}`, login_id: `login${a % 30}` } })),
    suspendUser: (of, [a]) => suspendUser(database, of, operator, any(one(of, 'user', a))),
    resumeUser: (of, [a]) => resumeUser(database, of, operator, { ...any(one(of, 'user', a)), fields: {} }),
    leaveUser: (of, [a]) => leaveUser(database, of, operator, any(one(of, 'user', a))),
    beginMembership: (of, [a, b, c]) => {
      const fields = { user_id: one(of, 'user', a), ...place(of, b), job_type: `職種${c % 3}` };
      return kept(of, 'membership', beginMembership(database, of, operator, { fields }));
    },
    endMembership: (of, [a]) => endMembership(database, of, operator, any(one(of, 'membership', a))),
    assignRole: (of, [a, b, c]) => {
      const fields = {
        user_id: one(of, 'user', a),
        role: ROLES[b % 3] ?? '',
        ...(b % 3 === 0 ? anywhere(of, 0) : anywhere(of, c)),
      };
      return kept(of, 'assignment', assignRole(database, of, operator, { fields }));
    },
    endAssignment: (of, [a]) => endAssignment(database, of, operator, any(one(of, 'assignment', a))),
    requestAccess: (of, [a, b, c]) => {
      const who = { requester_id: one(of, 'user', a), user_id: one(of, 'user', b) };
      const fields = {
        ...who,
        role: ROLES[1],
        ...anywhere(of, c),
        starts_at: null,
        ends_at: null,
        justification: '応援',
      };
      return kept(of, 'request', requestAccess(database, of, operator, { fields }));
    },
    approveAccess: (of, [a, b]) => {
      const decider = { user_id: one(of, 'user', b), roles: [ROLES[0]] };
      return approveAccess(database, of, operator, { ...any(one(of, 'request', a)), decider, note: null });
    },
  };
  const names = Object.keys(acts);
  return ({ tenant, act, picks }: Step) => {
    const name = names[act % names.length] ?? '';
    const of = tenantId(known.tenants[tenant % known.tenants.length] ?? '');
    return { name, outcome: acts[name]?.(of, picks) ?? Promise.resolve() };
  };
}
