import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TerminalPlace } from '../../api/auth-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { useToast } from '../../ui/toast.tsx';
import { decidePlace } from './api/decide-place.ts';

const checks = ['locked', 'watched', 'known'] as const;

/** Declares that only who is let in gets to the terminals of a store, or takes that back. */
export default function PlacePanel({ place, onClose }: { place: TerminalPlace; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  // what is done here stays what it was when the place, done, is shown anew
  const [declares] = useState(place.status === 'unrestricted');
  const to = declares ? 'restricted' : 'unrestricted';
  return (
    <ActPanel
      title={t(`places.${to}Title`, { name: place.name })}
      act={t(`places.${to}`)}
      danger={!declares}
      reasonRequired
      missing={declares && checked.size < checks.length ? t('places.checkMissing') : undefined}
      run={(reason = '') => decidePlace(place, to, reason)}
      onDone={() => {
        toast.add({ title: t(`places.${to}Done`, { name: place.name }) });
        onClose();
      }}
      onClose={onClose}
    >
      <p className="prose-line">{t(`places.${to}Means`)}</p>
      {declares ? (
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-2 font-strong">{t('places.checks')}</legend>
          {checks.map((check) => (
            <Checkbox
              key={check}
              label={t(`places.check.${check}`)}
              checked={checked.has(check)}
              onChange={(on) =>
                setChecked((before) => new Set(on ? [...before, check] : [...before].filter((each) => each !== check)))
              }
            />
          ))}
        </fieldset>
      ) : null}
    </ActPanel>
  );
}
