import { useTranslation } from 'react-i18next';
import type { SignInPolicy } from '../../api/auth-types.ts';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { effectiveValues, policyGroups, saidAt } from './policy-parts.ts';
import { policyText } from './policy-text.ts';
import { useConnectionName } from './use-connection-name.ts';
import { usePlaceName } from './use-place-name.ts';

/** What holds at a place, part by part, and where each part was said. */
export function PolicyFacts({ policy }: { policy: SignInPolicy }) {
  const { t, i18n } = useTranslation();
  const placeName = usePlaceName();
  const connectionName = useConnectionName();
  const values = effectiveValues(policy.effective);
  return policyGroups.map(({ key, parts }) => (
    <Section key={key} title={t(`signInPolicy.group.${key}`)}>
      <Facts
        facts={parts
          // models matter only where they are listed
          .filter(([field]) => field !== 'aaguids' || values.attestation === 'listed')
          .map(([field, part]) => {
            const text = policyText(t, i18n.language, field, values, connectionName);
            const where = saidAt(policy.effective, part);
            return {
              label: t(`signInPolicy.field.${field}`),
              value: (
                <span className="flex flex-wrap items-baseline gap-x-3">
                  <span>{text ?? t(`signInPolicy.nothing.${nothingOf(field)}`)}</span>
                  <span className="text-ink-3 text-small">
                    {where === policy.id ? t('signInPolicy.saidHere') : placeName(where)}
                  </span>
                </span>
              ),
            };
          })}
      />
    </Section>
  ));
}

function nothingOf(field: string): 'roles' | 'age' | 'any' {
  if (field === 'phishing_resistant_for') return 'roles';
  return field === 'oldest_hours' ? 'age' : 'any';
}
