import { builtInRoleOf, builtInRoles } from '@kiban/service';

/** What makes somebody administer a whole tenant; the platform's own is looked after by its operators. */
export const ADMINISTRATING: readonly string[] = ['kiban:administrator', 'kiban:platform_operator'];

/** Whether somebody administers the whole tenant. `roles`: keys of what they hold now. */
export function administers(roles: readonly string[]): boolean {
  return roles.some((role) => ADMINISTRATING.includes(role));
}

/** Roles of Kiban that are given for no place, and approving itself: who holds them is the administrators' business. */
export function isReserved(role: string): boolean {
  const builtIn = builtInRoleOf(role);
  return builtIn === 'access_approver' || (builtIn !== undefined && !builtInRoles[builtIn].scopes.includes('store'));
}
