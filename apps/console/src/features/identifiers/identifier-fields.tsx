import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Identifier } from '../../api/types.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { publicSystems, systemName } from './system-name.ts';

export interface IdentifierFieldsProps {
  readonly label: string;
  readonly value: readonly Identifier[];
  /** Systems of the customer's own that are in use. */
  readonly systems?: readonly string[];
  readonly error?: string;
  readonly onChange: (value: readonly Identifier[]) => void;
}

const OTHER = 'other';

/** The codes of a store, unit or corporation: a system and a code each, in as many lines as there are. */
export function IdentifierFields({ label, value, systems = [], error, onChange }: IdentifierFieldsProps) {
  const { t } = useTranslation();
  // a system that is typed stays a text field while it is
  const [known] = useState(() => [...new Set([...value.map(({ system }) => system), ...publicSystems, ...systems])]);
  const options = [
    ...known.filter(Boolean).map((system) => ({ value: system, label: systemName(t, system) })),
    { value: OTHER, label: t('system.other') },
  ];
  const replace = (index: number, change: Partial<Identifier>) =>
    onChange(value.map((each, at) => (at === index ? { ...each, ...change } : each)));
  return (
    <fieldset>
      <legend className="font-strong">{label}</legend>
      {value.map((identifier, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may hold the same while they are typed
        <div key={index} className="mt-1 grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_32px] gap-1">
          {known.includes(identifier.system) ? (
            <Select
              label={t('identifier.system')}
              value={identifier.system}
              options={options}
              onChange={(system) => replace(index, { system: system === OTHER ? '' : system })}
            />
          ) : (
            <Input
              aria-label={t('identifier.system')}
              placeholder={t('identifier.system')}
              maxLength={100}
              value={identifier.system}
              onChange={(event) => replace(index, { system: event.target.value })}
            />
          )}
          <Input
            aria-label={t('identifier.value')}
            aria-invalid={error ? true : undefined}
            maxLength={100}
            value={identifier.value}
            onChange={(event) => replace(index, { value: event.target.value })}
          />
          <IconButton
            icon={Trash2}
            label={t('identifier.remove', { system: systemName(t, identifier.system) })}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        kind="quiet"
        className="mt-1"
        onClick={() => onChange([...value, { system: unused(known, value), value: '' }])}
      >
        <Plus aria-hidden />
        {t('identifier.add')}
      </Button>
      {error ? (
        <p role="alert" className="mt-1 text-danger text-small">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

/** The first system that the thing has no code of yet. */
function unused(known: readonly string[], value: readonly Identifier[]): string {
  return known.find((system) => !value.some((each) => each.system === system)) ?? known[0] ?? '';
}
