import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { cn } from './class-names.ts';

export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
  readonly 'aria-required': boolean | undefined;
}

export interface FieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  /** What is wrong, in words for the person who types. */
  readonly error?: string;
  readonly required?: boolean;
  /** Gets what ties the control to its label, help and error: spread it on the control. */
  readonly children: (control: FieldControl) => ReactNode;
}

/** Label, control, help or error: one under the other. */
export function Field({ label, help, error, required, children }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const note = error ?? help;
  return (
    <div>
      <label htmlFor={id} className="flex items-baseline gap-2 font-strong">
        {label}
        {required ? (
          // aria-required says it of the control
          <span aria-hidden className="font-normal text-ink-3 text-small">
            {t('ui.required')}
          </span>
        ) : null}
      </label>
      <div className="mt-1">
        {children({
          id,
          'aria-describedby': note ? `${id}-note` : undefined,
          'aria-invalid': error ? true : undefined,
          'aria-required': required || undefined,
        })}
      </div>
      {note ? (
        <p id={`${id}-note`} className={cn('prose-line mt-1 text-small', error ? 'text-danger' : 'text-ink-3')}>
          {note}
        </p>
      ) : null}
    </div>
  );
}
