/** The pages of the settings, in the order of their tabs; people see those they may read. */
export const settingsPages = [
  { key: 'jobTypes', to: '/settings/job-types', needs: 'directory.memberships.read' },
  { key: 'signInPolicy', to: '/settings/sign-in', needs: 'auth.policies.read' },
  { key: 'branding', to: '/settings/branding', needs: 'auth.branding.read' },
  { key: 'connections', to: '/settings/connections', needs: 'auth.connections.read' },
  { key: 'domains', to: '/settings/domains', needs: 'auth.connections.read' },
  { key: 'applications', to: '/settings/applications', needs: 'auth.clients.read' },
  { key: 'mails', to: '/settings/mails', needs: 'auth.mails.read' },
] as const;

export const SETTINGS_NEED = settingsPages.map(({ needs }) => needs);
