import { createFileRoute } from '@tanstack/react-router';
import { RoleTabs } from '../../features/roles/role-tabs.tsx';

export const Route = createFileRoute('/roles')({ component: RoleTabs });
