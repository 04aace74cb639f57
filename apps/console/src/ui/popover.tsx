import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import { cn } from './class-names.ts';
import { surface } from './surfaces.ts';

export interface PopoverProps {
  readonly trigger: ReactElement;
  readonly title: string;
  readonly help?: string;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly children: ReactNode;
}

/** A small box at its button, with a title. */
export function Popover({ trigger, title, help, open, onOpenChange, children }: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger as ReactElement<Record<string, unknown>>} />
      <Base.Portal>
        <Base.Positioner align="end" sideOffset={4} className="z-50">
          <Base.Popup className={cn(surface, 'w-76 max-w-(--available-width) p-4')}>
            <Base.Title className="text-base">{title}</Base.Title>
            {help ? (
              <Base.Description className="prose-line mt-1 text-ink-2 text-small">{help}</Base.Description>
            ) : null}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
