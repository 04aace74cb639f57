import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import { cn } from './class-names.ts';

export interface CheckboxProps {
  /** Its name; shown beside it unless `bare`. */
  readonly label: string;
  readonly bare?: boolean;
  readonly checked: boolean;
  readonly indeterminate?: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Checkbox({ label, bare, checked, indeterminate, disabled, onChange }: CheckboxProps) {
  const box = (
    <Base.Root
      aria-label={bare ? label : undefined}
      checked={checked}
      indeterminate={indeterminate ?? false}
      disabled={disabled ?? false}
      onCheckedChange={(next) => onChange(next)}
      className={cn(
        'grid size-4 shrink-0 place-items-center rounded-sm border border-line-strong bg-canvas data-disabled:bg-sunken',
        'data-checked:border-accent-fill data-indeterminate:border-accent-fill data-checked:bg-accent-fill data-indeterminate:bg-accent-fill',
      )}
    >
      <Base.Indicator className="text-on-fill">
        {indeterminate ? <Minus className="size-3" strokeWidth={3} /> : <Check className="size-3" strokeWidth={3} />}
      </Base.Indicator>
    </Base.Root>
  );
  if (bare) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is Base UI's, which renders its input inside
    <label className="flex items-center gap-2">
      {box}
      <span>{label}</span>
    </label>
  );
}
