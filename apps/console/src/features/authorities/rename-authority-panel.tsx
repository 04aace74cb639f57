import { useTranslation } from 'react-i18next';
import type { CertificateAuthority } from '../../api/asset-types.ts';
import { EditPanel } from '../../forms/edit-panel.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { renameAuthority } from './api/rename-authority.ts';

type Values = { readonly name: string };

export default function RenameAuthorityPanel(props: { authority: CertificateAuthority; onClose: () => void }) {
  const { authority, onClose } = props;
  const { t } = useTranslation();
  const toast = useToast();
  return (
    <EditPanel<Values, CertificateAuthority>
      title={t('authorities.renameTitle')}
      thing={authority}
      valuesOf={(thing) => ({ name: thing?.name ?? '' })}
      fields={['name']}
      labelOf={() => t('authorities.name')}
      textOf={(_field, { name }) => name}
      save={({ values, reason, version = 0 }) =>
        renameAuthority(authority.id, version, { name: values.name.trim(), reason })
      }
      onSaved={() => {
        toast.add({ title: t('authorities.renamed') });
        onClose();
      }}
      onClose={onClose}
    >
      {({ register, formState: { errors } }) => (
        <Field label={t('authorities.name')} required error={errors.name?.message}>
          {(field) => (
            <Input
              {...field}
              maxLength={64}
              {...register('name', { validate: (name) => name.trim() !== '' || t('authorities.nameMissing') })}
            />
          )}
        </Field>
      )}
    </EditPanel>
  );
}
