import { Menu as Base } from '@base-ui/react/menu';
import { Check, ChevronDown, type LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonLook } from './button.tsx';
import { cn } from './class-names.ts';
import { floating, menuItem } from './surfaces.ts';

export interface MenuAction {
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
}

function Floating({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Base.Portal role="region" aria-label={t('ui.choices')}>
      <Base.Positioner align="end" sideOffset={4} className="z-50">
        <Base.Popup className={cn(floating, 'min-w-40 max-w-80')}>{children}</Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

/** The rarer acts of a page, behind one button. */
export function ActionMenu({
  label,
  actions,
  disabled,
}: {
  label: string;
  actions: readonly MenuAction[];
  disabled?: boolean;
}) {
  return (
    <Base.Root disabled={disabled ?? false}>
      <Base.Trigger className={buttonLook()}>
        {label}
        <ChevronDown aria-hidden className="text-ink-3" />
      </Base.Trigger>
      <Floating>
        {actions.map(({ label: name, icon: Icon, danger, disabled: off, onSelect }) => (
          <Base.Item
            key={name}
            disabled={off ?? false}
            onClick={onSelect}
            className={cn(menuItem, danger && 'text-danger')}
          >
            {Icon ? <Icon aria-hidden strokeWidth={1.75} /> : null}
            {name}
          </Base.Item>
        ))}
      </Floating>
    </Base.Root>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One of few, as a menu behind any button: `trigger` is that button. */
export function ChoiceMenu({
  trigger,
  value,
  choices,
  onChange,
}: {
  trigger: ReactElement;
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger as ReactElement<Record<string, unknown>>} />
      <Floating>
        <Base.RadioGroup value={value} onValueChange={(next: string) => onChange(next)}>
          {choices.map((choice) => (
            <Base.RadioItem key={choice.value} value={choice.value} closeOnClick className={cn(menuItem, 'pr-6')}>
              <span className="w-4">
                <Base.RadioItemIndicator>
                  <Check className="text-accent" />
                </Base.RadioItemIndicator>
              </span>
              {choice.label}
            </Base.RadioItem>
          ))}
        </Base.RadioGroup>
      </Floating>
    </Base.Root>
  );
}

export interface Toggle {
  readonly id: string;
  readonly label: string;
  readonly on: boolean;
}

/** Several of few; stays open while they are chosen. */
export function ToggleMenu({
  trigger,
  toggles,
  onToggle,
}: {
  trigger: ReactElement;
  toggles: readonly Toggle[];
  onToggle: (id: string, on: boolean) => void;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger as ReactElement<Record<string, unknown>>} />
      <Floating>
        {toggles.map(({ id, label, on }) => (
          <Base.CheckboxItem
            key={id}
            checked={on}
            closeOnClick={false}
            onCheckedChange={(next) => onToggle(id, next)}
            className={cn(menuItem, 'pr-6')}
          >
            <span className="w-4">
              <Base.CheckboxItemIndicator>
                <Check className="text-accent" />
              </Base.CheckboxItemIndicator>
            </span>
            {label}
          </Base.CheckboxItem>
        ))}
      </Floating>
    </Base.Root>
  );
}
