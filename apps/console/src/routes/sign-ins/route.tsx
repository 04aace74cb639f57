import { createFileRoute, Outlet } from '@tanstack/react-router';
import { SignInsTabs } from '../../features/sign-ins/sign-ins-tabs.tsx';

export const Route = createFileRoute('/sign-ins')({
  component: () => (
    <>
      <SignInsTabs />
      <Outlet />
    </>
  ),
});
