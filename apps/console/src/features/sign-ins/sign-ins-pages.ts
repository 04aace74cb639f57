/** The pages about who signs in and by what, in the order of their tabs; people see those of whose permissions they have one. */
export const signInsPages = [
  { key: 'history', to: '/sign-ins', exact: true, needs: ['auth.sign_ins.read'] },
  { key: 'coverage', to: '/sign-ins/coverage', exact: false, needs: ['auth.credentials.read'] },
  { key: 'terminals', to: '/sign-ins/terminals', exact: false, needs: ['auth.terminals.read'] },
  { key: 'places', to: '/sign-ins/places', exact: false, needs: ['auth.terminals.read'] },
  {
    key: 'emergencies',
    to: '/sign-ins/emergencies',
    exact: false,
    needs: ['auth.emergencies.read', 'auth.emergencies.declare'],
  },
  { key: 'supportSessions', to: '/sign-ins/support-sessions', exact: false, needs: ['auth.support_sessions.read'] },
] as const;

export const SIGN_INS_NEED = signInsPages.flatMap(({ needs }): readonly string[] => needs);
