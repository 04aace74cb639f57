import { ChevronRight, type LucideIcon } from 'lucide-react';
import { Fragment, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { cn } from './class-names.ts';
import { useTitle } from './title.ts';

export interface PageProps {
  readonly title: string;
  /** Where it is: links, then the thing's own short name. */
  readonly trail?: readonly ReactNode[];
  readonly state?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The page of one thing: where it is, its name and state, what can be done, then its content, which scrolls. */
export function Page({ title, trail = [], state, actions, children }: PageProps) {
  const { t } = useTranslation();
  useTitle(title);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="min-h-0 flex-1 overflow-y-auto" tabIndex={0} aria-label={title}>
      <header className="border-line border-b px-4 pt-3 pb-4 md:px-6">
        {trail.length > 0 ? (
          <nav
            aria-label={t('ui.trail')}
            className="flex min-h-6 flex-wrap items-center gap-1 text-ink-2 text-small [&_a:hover]:text-accent [&_a:hover]:underline"
          >
            {trail.map((step, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the trail is as long as the page lives
              <Fragment key={index}>
                {index > 0 ? <ChevronRight aria-hidden className="size-3 text-ink-3" /> : null}
                {step}
              </Fragment>
            ))}
          </nav>
        ) : null}
        <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="min-w-0 text-title">{title}</h1>
          {state}
          {actions ? <div className="ml-auto flex flex-wrap justify-end gap-2">{actions}</div> : null}
        </div>
      </header>
      {children}
    </section>
  );
}

/** Two columns where there is room: what it is and what belongs to it on the left, its history on the right. */
export function PageColumns({ main, aside }: { main: ReactNode; aside: ReactNode }) {
  return (
    <div className="grid gap-x-10 gap-y-6 px-4 py-4 md:px-6 lg:grid-cols-2 xl:grid-cols-[minmax(0,11fr)_minmax(0,9fr)]">
      <div className="flex min-w-0 flex-col gap-6">{main}</div>
      <div className="min-w-0">{aside}</div>
    </div>
  );
}

export interface SectionProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

export function Section({ title, aside, children, className }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={className}>
      <div className="mb-2 flex min-h-8 flex-wrap items-center gap-x-3">
        <h2 id={id} className="text-base">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** Content of a page that is not in two columns. */
export function PageBody({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cn('px-4 py-4 md:px-6', className)}>{children}</div>;
}

export interface SectionActProps {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly onAct: () => void;
}

/** What can be done in a section, at the end of its title. */
export function SectionAct({ icon: Icon, name, onAct }: SectionActProps) {
  return (
    <Button kind="quiet" className="-mr-3 ml-auto" onClick={onAct}>
      <Icon aria-hidden strokeWidth={1.75} />
      {name}
    </Button>
  );
}

/** Rows of a section that are no table. */
export function SectionRows({ stale, children }: { stale?: boolean; children: ReactNode }) {
  return (
    <ul aria-busy={stale} className="border-line border-t">
      {children}
    </ul>
  );
}

/** In place of rows. */
export function NoRows({ children }: { children: ReactNode }) {
  return <p className="prose-line border-line border-t py-2 text-ink-2">{children}</p>;
}
