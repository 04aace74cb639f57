import type { ReactNode } from 'react';

/** Links between lists that belong together, above them; `children` are links with `tabLink` and `activeTab`. */
export function TabLinks({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className="flex shrink-0 gap-4 overflow-x-auto border-line border-b px-4 md:px-6">
      {children}
    </nav>
  );
}

const look = 'flex h-10 items-center whitespace-nowrap border-b-2';
export const tabLink = { className: `${look} border-transparent text-ink-2 hover:text-ink` };
export const activeTab = { className: `${look} border-accent-fill font-strong text-accent` };
