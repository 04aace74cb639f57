import type { LucideIcon } from 'lucide-react';
import { Button, type ButtonProps } from './button.tsx';
import { Tooltip } from './tooltip.tsx';

/** A square button with an icon; `label` is its name and its tooltip. */
export function IconButton({ label, icon: Icon, ...rest }: { label: string; icon: LucideIcon } & ButtonProps) {
  return (
    <Tooltip text={label}>
      <Button kind="quiet" square aria-label={label} {...rest}>
        <Icon aria-hidden strokeWidth={1.75} />
      </Button>
    </Tooltip>
  );
}
