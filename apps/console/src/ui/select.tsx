import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonLook } from './button.tsx';
import { cn } from './class-names.ts';
import type { FieldControl } from './field.tsx';
import { floating, inputLook, menuItem } from './surfaces.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** They stay in the document once they were shown; closed ones are no place of the page. */
function Options({ options, open }: { options: readonly Option[]; open: boolean }) {
  const { t } = useTranslation();
  return (
    <Base.Portal {...(open ? { role: 'region', 'aria-label': t('ui.choices') } : {})}>
      <Base.Positioner sideOffset={4} alignItemWithTrigger={false} align="start" className="z-50">
        <Base.Popup className={cn(floating, 'max-h-80 min-w-(--anchor-width) overflow-y-auto')}>
          {options.map(({ value, label }) => (
            <Base.Item key={value} value={value} className={cn(menuItem, 'pr-6')}>
              <span className="w-4">
                <Base.ItemIndicator>
                  <Check className="text-accent" />
                </Base.ItemIndicator>
              </span>
              <Base.ItemText>{label}</Base.ItemText>
            </Base.Item>
          ))}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

export interface SelectProps {
  readonly control?: FieldControl;
  /** Its name, where no Field gives it one. */
  readonly label?: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
}

/** One of few, inside a Field: `{(control) => <Select control={control} … />}`. */
export function Select({ control, label, value, options, disabled, onChange }: SelectProps) {
  const [open, setOpen] = useState(false);
  return (
    <Base.Root
      items={options}
      onOpenChange={setOpen}
      value={value}
      disabled={disabled ?? false}
      onValueChange={(next) => onChange(next ?? '')}
    >
      <Base.Trigger
        aria-label={label}
        {...control}
        className={cn(inputLook, 'flex items-center justify-between gap-2 text-left')}
      >
        <Base.Value className="truncate" />
        <Base.Icon className="text-ink-3">
          <ChevronsUpDown className="size-3.5" />
        </Base.Icon>
      </Base.Trigger>
      <Options options={options} open={open} />
    </Base.Root>
  );
}

export interface FilterSelectProps {
  readonly label: string;
  /** undefined: all */
  readonly value: string | undefined;
  readonly options: readonly Option[];
  readonly onChange: (value: string | undefined) => void;
}

/** A filter of a list: its label, then what is chosen; "all" comes first. */
export function FilterSelect({ label, value, options, onChange }: FilterSelectProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const all = [{ value: '', label: t('ui.all') }, ...options];
  return (
    <Base.Root
      items={all}
      onOpenChange={setOpen}
      value={value ?? ''}
      onValueChange={(next) => onChange(next || undefined)}
    >
      <Base.Trigger aria-label={label} className={cn(buttonLook(), 'max-w-60', value && 'border-accent-fill/60')}>
        <span className="text-ink-2">{label}</span>
        <Base.Value className="truncate" />
        <Base.Icon className="text-ink-3">
          <ChevronsUpDown />
        </Base.Icon>
      </Base.Trigger>
      <Options options={all} open={open} />
    </Base.Root>
  );
}
