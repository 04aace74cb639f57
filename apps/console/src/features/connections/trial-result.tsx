import { useTranslation } from 'react-i18next';
import type { Connection } from '../../api/auth-types.ts';
import { Moment } from '../../time/zone.tsx';
import { Facts } from '../../ui/facts.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';

const known = [
  ...(['too_large', 'malformed', 'algorithm_refused', 'signature_wrong', 'issuer_wrong', 'audience_wrong'] as const),
  ...(['destination_wrong', 'request_wrong', 'nonce_wrong', 'expired', 'replayed', 'subject_missing'] as const),
  ...(['refused_there', 'unreachable', 'busy'] as const),
] as const;

/** What came of a trial: names of attributes only, their values are somebody's. */
export function TrialResult({ trial }: { trial: NonNullable<Connection['last_trial']> }) {
  const { t } = useTranslation();
  const { at, fault, message, attribute_names, contexts } = trial;
  const why = known.find((each) => each === fault);
  return (
    <Facts
      facts={[
        { label: t('connections.trialAt'), value: <Moment at={at} /> },
        {
          label: t('connections.trialResult'),
          value: (
            <StatusDot tone={fault === null ? 'done' : 'danger'}>
              {t(fault === null ? 'connections.trialWorked' : 'connections.trialFailed')}
            </StatusDot>
          ),
        },
        ...(fault === null
          ? [
              { label: t('connections.attributes'), value: attribute_names.join(', ') },
              { label: t('connections.contexts'), value: contexts.join(', ') },
            ]
          : [
              { label: t('connections.trialWhy'), value: why ? t(`connections.fault.${why}`) : fault },
              { label: t('connections.trialDetail'), value: message },
            ]),
      ]}
    />
  );
}
