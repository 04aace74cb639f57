import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../ui/checkbox.tsx';

/** The scopes, with `_` in place of their colon: the keys of their words. */
const ordinary = [
  ...(['directory_read', 'directory_write', 'directory_decisions', 'asset_read', 'asset_write'] as const),
  ...(['auth_read', 'auth_write'] as const),
] as const;
const ofOperator = [
  ...(['asset_licences', 'asset_products', 'directory_manifests', 'auth_revocations', 'auth_introspection'] as const),
] as const;

/** Which of our APIs a client may ask for; what sells licences or tells of tokens is the operator's to give. */
export function ScopeChoice(props: {
  value: readonly string[];
  isOperator: boolean;
  error: string | undefined;
  onChange: (scopes: readonly string[]) => void;
}) {
  const { value, isOperator, error, onChange } = props;
  const { t } = useTranslation();
  const id = useId();
  const offered = isOperator ? [...ordinary, ...ofOperator] : ordinary;
  const toggle = (scope: string, on: boolean) =>
    onChange(on ? [...value, scope] : value.filter((each) => each !== scope));
  return (
    <fieldset aria-describedby={error ? id : undefined}>
      <legend className="font-strong">{t('applications.field.api_scopes')}</legend>
      <div className="mt-2 flex flex-col gap-2">
        {offered.map((key) => {
          const scope = key.replace('_', ':');
          return (
            <Checkbox
              key={key}
              label={`${t(`applications.scope.${key}`)} (${scope})`}
              checked={value.includes(scope)}
              onChange={(on) => toggle(scope, on)}
            />
          );
        })}
      </div>
      {error ? (
        <p id={id} className="prose-line mt-1 text-danger text-small">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
