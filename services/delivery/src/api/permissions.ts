/** What every operation demands: to know what the lake holds of one's own tenant. */
export const READ = 'delivery.lake.read';

/** The roles and the scope that give it. */
export const grantedBy: { readonly roles: readonly string[]; readonly scope: string } = {
  roles: ['administrator', 'viewer'],
  // what the tables hold is the directory's: whoever may read that may know how fresh they are
  scope: 'directory:read',
};

/** What a token gives: its scope, and where a person calls the role as well. */
export function mayRead(scope: ReadonlySet<string>, role: string | null | 'machine'): boolean {
  return scope.has(grantedBy.scope) && (role === 'machine' || (role !== null && grantedBy.roles.includes(role)));
}
