import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInPolicy } from '../../api/auth-types.ts';
import { EditPanel } from '../../forms/edit-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { Affected } from './affected.tsx';
import { savePolicy } from './api/save-policy.ts';
import { PolicyFields } from './policy-fields.tsx';
import { policyText } from './policy-text.ts';
import { type PolicyValues, policyFields, policyOf, policyValues } from './policy-values.ts';
import { useConnectionName } from './use-connection-name.ts';
import { usePlaceName } from './use-place-name.ts';

/** Says how people sign in at a place; what is left empty holds as it is said above it. */
export default function PolicyPanel({ policy, onClose }: { policy: SignInPolicy; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const toast = useToast();
  const place = usePlaceName()(policy.id);
  const connectionName = useConnectionName();
  return (
    <EditPanel<PolicyValues, SignInPolicy>
      title={t('signInPolicy.editTitle', { place })}
      thing={policy}
      valuesOf={policyValues}
      fields={policyFields}
      labelOf={(field) => t(`signInPolicy.field.${field}`)}
      textOf={(field, values) =>
        policyText(t, i18n.language, field, values, connectionName) ?? t('signInPolicy.asAbove')
      }
      save={({ values, reason, version }) =>
        savePolicy({ id: policy.id, version: version ?? policy.version }, policyOf(values), reason)
      }
      onSaved={() => {
        toast.add({ title: t('signInPolicy.saved', { place }) });
        onClose();
      }}
      onClose={onClose}
      consequences={(values) => <Consequences place={policy.id} values={values} />}
    >
      {(form) => <PolicyFields form={form} policy={policy} />}
    </EditPanel>
  );
}

/** What would be different at the next sign-in. */
function Consequences({ place, values }: { place: string; values: PolicyValues }) {
  const { t } = useTranslation();
  return (
    <div className="mt-3 border-line border-t pt-3">
      <p className="font-strong">{t('signInPolicy.differs.title')}</p>
      <Affected place={place} proposed={policyOf(useDeferredValue(values))} />
    </div>
  );
}
