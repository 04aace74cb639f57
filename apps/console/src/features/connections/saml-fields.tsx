import { useState } from 'react';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../api/auth-types.ts';
import { Field } from '../../ui/field.tsx';
import { FileInput } from '../../ui/file-input.tsx';
import { Input } from '../../ui/input.tsx';
import type { ConnectionValues } from './connection-values.ts';

/** Of a file, in characters; what the API takes. */
const LONGEST = 200_000;

/** Where a SAML provider says what it is: an address that is read every hour, or a file that was uploaded. */
export function SamlFields(props: { form: UseFormReturn<ConnectionValues>; connection: Connection | null }) {
  const { form, connection } = props;
  const { t } = useTranslation();
  const [fileName, setFileName] = useState<string>();
  const kept = connection?.settings.protocol === 'saml' && connection.settings.entity_id !== null;
  return (
    <>
      <Controller
        name="metadata"
        control={form.control}
        rules={{ validate: (xml) => xml.length <= LONGEST || t('connections.metadataTooLong') }}
        render={({ field: { onChange }, fieldState }) => (
          <Field
            label={t('connections.field.metadata')}
            help={t(kept ? 'connections.metadataKept' : 'connections.metadataHelp')}
            error={fieldState.error?.message}
          >
            {(field) => (
              <FileInput
                control={field}
                accept=".xml,application/xml,text/xml,application/samlmetadata+xml"
                name={fileName}
                choose={t('connections.chooseFile')}
                onChoose={(file) => {
                  setFileName(file.name);
                  void file.text().then(onChange);
                }}
              />
            )}
          </Field>
        )}
      />
      <Field
        label={t('connections.field.metadata_address')}
        help={t('connections.metadataAddressHelp')}
        error={form.formState.errors.metadata_address?.message}
      >
        {(field) => (
          <Input
            {...field}
            type="url"
            maxLength={2000}
            spellCheck={false}
            placeholder="https://idp.example.jp/metadata"
            {...form.register('metadata_address')}
          />
        )}
      </Field>
    </>
  );
}
