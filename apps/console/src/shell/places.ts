import {
  Building2,
  Database,
  FileKey,
  KeyRound,
  LifeBuoy,
  type LucideIcon,
  MonitorSmartphone,
  Network,
  Settings,
  ShieldCheck,
  Store,
  Ticket,
  UserRound,
} from 'lucide-react';
import { SETTINGS_NEED } from '../features/settings/settings-pages.ts';
import { SIGN_INS_NEED } from '../features/sign-ins/sign-ins-pages.ts';

/** The rail, top to bottom. A place stands here when its page exists; people see those of whose permissions they have one. */
export const places = [
  { key: 'organization', to: '/organisation', icon: Network, needs: ['directory.organization_units.read'] },
  { key: 'people', to: '/people', icon: UserRound, needs: ['directory.users.read'] },
  { key: 'stores', to: '/stores', icon: Store, needs: ['directory.stores.read'] },
  { key: 'devices', to: '/devices', icon: MonitorSmartphone, needs: ['asset.devices.read'] },
  { key: 'certificates', to: '/certificates', icon: FileKey, needs: ['asset.certificates.read'] },
  { key: 'licences', to: '/licences', icon: Ticket, needs: ['asset.licences.read'] },
  { key: 'roles', to: '/roles', icon: KeyRound, needs: ['directory.roles.read'] },
  { key: 'signIns', to: '/sign-ins', icon: ShieldCheck, needs: SIGN_INS_NEED },
  {
    key: 'support',
    to: '/support',
    icon: LifeBuoy,
    needs: ['directory.support_grants.read', 'directory.support.read'],
  },
  { key: 'lake', to: '/lake', icon: Database, needs: ['directory.tenant.read'] },
  { key: 'settings', to: '/settings', icon: Settings, needs: SETTINGS_NEED },
] as const satisfies readonly {
  readonly key: string;
  readonly to: string;
  readonly icon: LucideIcon;
  readonly needs: readonly string[];
}[];

/** Icons of the things that the search finds. */
export const kindIcons = {
  store: Store,
  user: UserRound,
  organization_unit: Network,
  corporation: Building2,
  device: MonitorSmartphone,
  certificate: FileKey,
} as const;
