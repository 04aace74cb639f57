import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { cn } from './class-names.ts';

export const buttonLook = cva(
  'inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-md border whitespace-nowrap transition-colors [&_svg]:size-4 [&_svg]:shrink-0 disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink-3 aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-ink-3',
  {
    variants: {
      kind: {
        primary: 'border-transparent bg-accent-fill text-on-fill hover:bg-accent-hover',
        danger: 'border-transparent bg-danger-fill text-on-fill hover:bg-danger-hover',
        plain: 'border-line bg-raised text-ink hover:bg-hover',
        quiet: 'border-transparent text-ink-2 hover:bg-hover hover:text-ink',
        past: 'border-on-fill/50 text-on-fill hover:bg-on-fill/15',
      },
      square: { true: 'w-8', false: 'px-3' },
    },
    defaultVariants: { kind: 'plain', square: false },
  },
);

export type ButtonProps = ComponentProps<'button'> & VariantProps<typeof buttonLook>;

/** A button says a verb. `kind`: primary (one a page), danger, plain, quiet, past (on the violet bar). */
export function Button({ kind, square, className, ...rest }: ButtonProps) {
  return <button type="button" {...rest} className={cn(buttonLook({ kind, square }), className)} />;
}
