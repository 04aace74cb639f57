import type { Permissions } from '@kiban/service';

/** What every operation demands: to know what the lake holds of one's own tenant. */
export const READ = 'delivery.lake.read';

/** Who may. */
export const permissions: Permissions<typeof READ> = {
  [READ]: {
    roles: ['administrator', 'viewer', 'auditor'],
    within: 'tenant',
    // what the tables hold is the directory's: whoever may read that may know how fresh they are
    scope: 'directory:read',
    name: { en: 'See the lake', ja: 'データレイクの閲覧' },
  },
};
