import { Building2, Database, Network, Store, UserRound } from 'lucide-react';

/** The rail, top to bottom. A place stands here when its page exists. */
export const places = [
  { key: 'organization', to: '/organisation', icon: Network },
  { key: 'people', to: '/people', icon: UserRound },
  { key: 'stores', to: '/stores', icon: Store },
  { key: 'lake', to: '/lake', icon: Database },
] as const;

/** Icons of the things that the search finds. */
export const kindIcons = { store: Store, user: UserRound, organization_unit: Network, corporation: Building2 } as const;
