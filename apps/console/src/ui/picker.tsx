import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronsUpDown, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonLook } from './button.tsx';
import { cn } from './class-names.ts';
import type { FieldControl } from './field.tsx';
import type { Option } from './select.tsx';
import { floating, inputLook, menuItem, surface } from './surfaces.ts';

/** An option of a Picker; `detail` (a path, a code) stands behind the label and is searched too. */
export interface PickerOption extends Option {
  readonly detail?: string;
}

const labelOf = (option: PickerOption) => option.label;
const searched = (option: PickerOption) => `${option.label} ${option.detail ?? ''}`;

function Matches() {
  const { t } = useTranslation();
  return (
    <>
      <Base.Empty className="px-2 py-3 text-ink-2 empty:hidden">{t('ui.noMatch')}</Base.Empty>
      <Base.List className="max-h-72 overflow-y-auto">
        {(option: PickerOption) => (
          <Base.Item key={option.value} value={option} className={menuItem}>
            <span className="w-4">
              <Base.ItemIndicator>
                <Check className="text-accent" />
              </Base.ItemIndicator>
            </span>
            <span>{option.label}</span>
            {option.detail ? <span className="ml-auto pl-3 text-ink-3 text-small">{option.detail}</span> : null}
          </Base.Item>
        )}
      </Base.List>
    </>
  );
}

export interface PickerProps {
  readonly control?: FieldControl;
  readonly value: string | null;
  readonly options: readonly PickerOption[];
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly onChange: (value: string | null) => void;
  /** When the options come from the server: called with what is typed; the options are then shown as they are. */
  readonly onSearch?: (query: string) => void;
}

/** One of many, found by typing: a unit, a corporation, a person. Inside a Field. */
export function Picker({ control, value, options, placeholder, disabled, onChange, onSearch }: PickerProps) {
  const { t } = useTranslation();
  const { contains } = Base.useFilter();
  return (
    <Base.Root
      items={options}
      value={options.find((option) => option.value === value) ?? null}
      itemToStringLabel={labelOf}
      isItemEqualToValue={(a: PickerOption, b: PickerOption) => a.value === b.value}
      disabled={disabled ?? false}
      filter={onSearch ? null : (option: PickerOption, query) => contains(option, query, searched)}
      onInputValueChange={(query, { reason }) => {
        if (reason === 'input-change' || reason === 'input-clear') onSearch?.(query);
      }}
      onValueChange={(option: PickerOption | null) => onChange(option?.value ?? null)}
    >
      <Base.InputGroup className="relative">
        <Base.Input {...control} placeholder={placeholder ?? t('ui.pick')} className={cn(inputLook, 'pr-14')} />
        <span className="absolute inset-y-0 right-1 flex items-center text-ink-3">
          <Base.Clear aria-label={t('ui.clear')} className="grid size-6 place-items-center rounded-sm hover:bg-hover">
            <X className="size-3.5" />
          </Base.Clear>
          <Base.Trigger aria-label={t('ui.open')} className="grid size-6 place-items-center rounded-sm hover:bg-hover">
            <ChevronsUpDown className="size-3.5" />
          </Base.Trigger>
        </span>
      </Base.InputGroup>
      <Base.Portal role="region" aria-label={t('ui.choices')}>
        <Base.Positioner sideOffset={4} className="z-50">
          <Base.Popup className={cn(floating, 'w-(--anchor-width)')}>
            <Matches />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export interface FilterPickerProps {
  /** When the options come from the server: called with what is typed; the options are then shown as they are. */
  readonly onSearch?: (query: string) => void;
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly PickerOption[];
  readonly onChange: (value: string | undefined) => void;
}

/** A filter of a list with many values: opens a box to type in. */
export function FilterPicker({ label, value, options, onChange, onSearch }: FilterPickerProps) {
  const { t } = useTranslation();
  const all: PickerOption = { value: '', label: t('ui.all') };
  const { contains } = Base.useFilter();
  const chosen = options.find((option) => option.value === value) ?? all;
  return (
    <Base.Root
      items={[all, ...options]}
      value={chosen}
      filter={onSearch ? null : (option: PickerOption, query) => contains(option, query, searched)}
      onInputValueChange={(query) => onSearch?.(query)}
      itemToStringLabel={labelOf}
      isItemEqualToValue={(a: PickerOption, b: PickerOption) => a.value === b.value}
      onValueChange={(option: PickerOption | null) => onChange(option?.value || undefined)}
    >
      <Base.Trigger
        aria-label={`${label}: ${chosen.label}`}
        className={cn(buttonLook(), 'max-w-60', value && 'border-accent-fill/60')}
      >
        <span className="text-ink-2">{label}</span>
        <span className="truncate">{chosen.label}</span>
        <ChevronsUpDown className="text-ink-3" aria-hidden />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start" className="z-50">
          <Base.Popup aria-label={label} className={cn(surface, 'w-80 max-w-(--available-width)')}>
            <Base.Input
              aria-label={t('ui.typeToFind')}
              placeholder={t('ui.typeToFind')}
              className="h-10 w-full border-line border-b bg-transparent px-3 outline-none placeholder:text-ink-3"
            />
            <div className="p-1">
              <Matches />
            </div>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
