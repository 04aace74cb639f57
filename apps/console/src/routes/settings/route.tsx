import { createFileRoute, Outlet } from '@tanstack/react-router';
import { SettingsTabs } from '../../features/settings/settings-tabs.tsx';

export const Route = createFileRoute('/settings')({
  component: () => (
    <>
      <SettingsTabs />
      <Outlet />
    </>
  ),
});
