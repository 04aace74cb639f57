import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client, ClientWithSecret } from '../../api/auth-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useRepeatable } from '../../forms/use-repeatable.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { makeSecret } from './api/make-secret.ts';
import { IssuedSecret } from './issued-secret.tsx';

const KEPT = [
  ['0', 'atOnce'],
  ['3600', 'hour'],
  ['86400', 'day'],
  ['604800', 'week'],
] as const;

/** Gives an application a new secret; the one before may count for a while. */
export default function SecretPanel({ application, onClose }: { application: Client; onClose: () => void }) {
  const { t } = useTranslation();
  const repeatable = useRepeatable();
  const [kept, setKept] = useState('86400');
  const [made, setMade] = useState<ClientWithSecret>();
  if (made) return <IssuedSecret made={made} onClose={onClose} />;
  return (
    <ActPanel
      title={t('applications.secretTitle')}
      act={t('applications.newSecret')}
      danger={kept === '0'}
      run={(reason) =>
        repeatable((key) =>
          makeSecret(application.id, { keep_previous_seconds: Number(kept), reason }, key).then(setMade),
        )
      }
      onDone={() => undefined}
      onClose={onClose}
    >
      <p className="prose-line">{t('applications.secretHelp')}</p>
      <Field label={t('applications.keepPrevious')}>
        {(control) => (
          <Select
            control={control}
            value={kept}
            options={KEPT.map(([value, word]) => ({ value, label: t(`applications.kept.${word}`) }))}
            onChange={setKept}
          />
        )}
      </Field>
    </ActPanel>
  );
}
