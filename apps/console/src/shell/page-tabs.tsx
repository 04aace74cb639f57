import { Link, type LinkProps, Outlet } from '@tanstack/react-router';
import { activeTab, TabLinks, tabLink } from '../ui/tab-links.tsx';

interface PageTab {
  readonly to: NonNullable<LinkProps['to']>;
  readonly name: string;
  /** Whether it is left for pages below it. */
  readonly exact?: boolean;
}

/** Pages beside one another, with the one that is open below. */
export function PageTabs({ label, tabs }: { label: string; tabs: readonly PageTab[] }) {
  return (
    <>
      <TabLinks label={label}>
        {tabs.map(({ to, name, exact = false }) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ exact, includeSearch: false }}
            activeProps={activeTab}
            inactiveProps={tabLink}
          >
            {name}
          </Link>
        ))}
      </TabLinks>
      <Outlet />
    </>
  );
}
