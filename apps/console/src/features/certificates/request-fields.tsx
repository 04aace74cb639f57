import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';
import { Input, TextArea } from '../../ui/input.tsx';

export interface RequestValues {
  readonly csr: string;
  readonly days: string;
}

export const noRequest: RequestValues = { csr: '', days: '397' };

/** What is still wrong with it; null: it can be sent. */
export function requestProblem({ csr, days }: RequestValues): 'csrMissing' | 'daysMalformed' | null {
  if (!/-----BEGIN (NEW )?CERTIFICATE REQUEST-----/.test(csr)) return 'csrMissing';
  return /^\d{1,3}$/.test(days.trim()) && Number(days) >= 1 && Number(days) <= 825 ? null : 'daysMalformed';
}

/** The request that was made on a device, and how long the certificate is to be valid. */
export function RequestFields(props: { value: RequestValues; onChange: (value: RequestValues) => void }) {
  const { value, onChange } = props;
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('certificates.csr')} required>
        {(control) => (
          <TextArea
            {...control}
            rows={6}
            spellCheck={false}
            maxLength={10_000}
            placeholder="-----BEGIN CERTIFICATE REQUEST-----"
            value={value.csr}
            onChange={({ target }) => onChange({ ...value, csr: target.value })}
          />
        )}
      </Field>
      <Field label={t('certificates.days')} required>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            maxLength={3}
            value={value.days}
            onChange={({ target }) => onChange({ ...value, days: target.value })}
          />
        )}
      </Field>
    </>
  );
}
