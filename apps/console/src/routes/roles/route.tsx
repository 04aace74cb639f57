import { createFileRoute, Outlet } from '@tanstack/react-router';
import { RoleTabs } from '../../features/roles/role-tabs.tsx';

export const Route = createFileRoute('/roles')({
  component: () => (
    <>
      <RoleTabs />
      <Outlet />
    </>
  ),
});
