import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Grey lines where text will stand; shows after 200 ms only. */
export function Skeleton({ lines = 6 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('ui.loading')} className="late flex flex-col gap-5 py-3">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <div key={line} className="h-3 rounded-sm bg-hover" />
      ))}
    </div>
  );
}

export interface NoticeProps {
  readonly icon?: LucideIcon;
  readonly title: string;
  /** It stands for the whole page: its title is the page's heading. */
  readonly heading?: boolean;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** In place of content: what this is and how to begin, or why there is nothing. */
export function Notice({ icon: Icon, title, heading, children, actions }: NoticeProps) {
  const Title = heading ? 'h1' : 'p';
  return (
    <div className="mx-auto flex max-w-140 flex-col items-center gap-2 px-4 py-12 text-center">
      {Icon ? <Icon aria-hidden className="size-6 text-ink-3" strokeWidth={1.5} /> : null}
      <Title className="font-strong text-base">{title}</Title>
      {children ? <div className="prose-line text-ink-2">{children}</div> : null}
      {actions ? <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
