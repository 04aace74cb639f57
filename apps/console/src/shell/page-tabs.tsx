import { Link, type LinkProps } from '@tanstack/react-router';
import { count } from '../ui/data-table/pager.tsx';

interface PageTab {
  readonly to: NonNullable<LinkProps['to']>;
  readonly name: string;
  /** Whether it is left for pages below it. */
  readonly exact?: boolean;
  /** How much there waits for somebody to decide. */
  readonly waiting?: number | undefined;
}

const look = 'flex h-10 items-center whitespace-nowrap border-b-2';
const others = { className: `${look} border-transparent text-ink-2 hover:text-ink` };
const active = { className: `${look} border-accent-fill font-strong text-accent` };

/** Links to pages beside one another, above the one that is open. */
export function PageTabs({ label, tabs }: { label: string; tabs: readonly PageTab[] }) {
  return (
    <nav aria-label={label} className="flex shrink-0 gap-4 overflow-x-auto border-line border-b px-4 md:px-6">
      {tabs.map(({ to, name, exact = false, waiting }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact, includeSearch: false }}
          activeProps={active}
          inactiveProps={others}
        >
          {name}
          {waiting ? (
            <span className="ml-2 rounded-sm bg-attention-soft px-1.5 text-attention text-small">{count(waiting)}</span>
          ) : null}
        </Link>
      ))}
    </nav>
  );
}
