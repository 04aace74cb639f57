import { useState } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Branding } from '../../api/auth-types.ts';
import { EditPanel } from '../../forms/edit-panel.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FileInput } from '../../ui/file-input.tsx';
import { Input } from '../../ui/input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { changeBranding } from './api/change-branding.ts';
import { type BrandingValues, brandingFields, brandingValues, colourProblem, newBranding } from './branding-values.ts';
import { Look } from './look.tsx';
import { MarkPicture } from './mark-picture.tsx';

/** Bytes of a picture. */
const LARGEST_MARK = 40_000;

/** Gives the sign-in pages another look, shown as it is chosen. */
export default function BrandingPanel({ branding, onClose }: { branding: Branding; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const [tooLarge, setTooLarge] = useState(false);
  return (
    <EditPanel<BrandingValues, Branding>
      title={t('branding.editTitle')}
      thing={branding}
      valuesOf={brandingValues}
      fields={brandingFields}
      labelOf={(field) => t(`branding.${field}`)}
      textOf={(field, values) =>
        field === 'mark' && values.mark !== '' ? (
          <MarkPicture png={values.mark} label={t('branding.markChosen')} />
        ) : (
          values[field]
        )
      }
      save={({ values, reason, version }) =>
        changeBranding(branding.client_id, version ?? branding.version, { ...newBranding(values), reason })
      }
      onSaved={() => {
        toast.add({ title: t('branding.saved') });
        onClose();
      }}
      onClose={onClose}
      consequences={(values) => (
        <div className="mt-3">
          <Look values={values} />
        </div>
      )}
    >
      {({ register, control, formState: { errors } }) => (
        <>
          <Field label={t('branding.name')} help={t('branding.nameHelp')} error={errors.name?.message}>
            {(field) => <Input {...field} maxLength={60} {...register('name')} />}
          </Field>
          <Field label={t('branding.colour')} help={t('branding.colourHelp')} error={errors.colour?.message}>
            {(field) => (
              <Input
                {...field}
                maxLength={7}
                spellCheck={false}
                placeholder="#1a4fba"
                {...register('colour', {
                  validate: (text) => {
                    const problem = colourProblem(text);
                    if (problem === undefined) return true;
                    return t(problem === 'light' ? 'branding.colourLight' : 'branding.colourMalformed');
                  },
                })}
              />
            )}
          </Field>
          <Controller
            name="mark"
            control={control}
            render={({ field: { value, onChange }, fieldState }) => (
              <div className="flex flex-col gap-2">
                <Field
                  label={t('branding.mark')}
                  help={t('branding.markHelp')}
                  error={tooLarge ? t('branding.markTooLarge') : fieldState.error?.message}
                >
                  {(field) => (
                    <FileInput
                      control={field}
                      accept="image/png"
                      name={undefined}
                      choose={t('branding.markChoose')}
                      onChoose={(file) => {
                        const fits = file.type === 'image/png' && file.size <= LARGEST_MARK;
                        setTooLarge(!fits);
                        if (fits) void base64Of(file).then(onChange);
                      }}
                    />
                  )}
                </Field>
                {value === '' ? null : (
                  <span className="flex items-center gap-3">
                    <MarkPicture png={value} label={t('branding.markChosen')} />
                    <Button kind="quiet" onClick={() => onChange('')}>
                      {t('branding.markRemove')}
                    </Button>
                  </span>
                )}
              </div>
            )}
          />
        </>
      )}
    </EditPanel>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
