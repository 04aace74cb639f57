import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOwnLanguage } from '../../i18n/own-language.ts';
import { useZone } from '../../time/zone.tsx';
import { zonedText } from '../../time/zoned.ts';
import { cn } from '../../ui/class-names.ts';
import { NoRows, Section, SectionRows } from '../../ui/page.tsx';
import { PeriodText } from '../roles/period-text.tsx';
import { PlaceLink } from '../roles/place-link.tsx';
import type { ConsideredAssignment, Decision, DecisionPlace } from './api/decide.ts';

const INSTANT = /\d{4}-\d{2}-\d{2}T[\d:.]+Z/g;

const tones = {
  grants: 'text-done',
  other_role: 'text-ink-3',
  elsewhere: 'text-attention',
  not_yet: 'text-attention',
  over: 'text-attention',
} as const;

/** The answer in one line, then what was looked at: the way up from the place, each role held, the licence. */
export function DecisionView(props: { decision: Decision; permission: string; permissionName: string | undefined }) {
  const { decision, context } = props.decision;
  const { t } = useTranslation();
  const own = useOwnLanguage();
  const zone = useZone();
  // the answer is for programs too: it names the permission by its key, and moments as they write them
  const reason = own(context.reason)
    .replaceAll(props.permission, props.permissionName ?? props.permission)
    .replaceAll(INSTANT, (at) => zonedText(at, zone));
  const Icon = decision ? CircleCheck : CircleX;
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <div aria-live="polite" className="flex gap-3 rounded-md border border-line p-4">
        <Icon
          aria-hidden
          className={cn('size-6 shrink-0', decision ? 'text-done' : 'text-danger')}
          strokeWidth={1.75}
        />
        <div>
          <p className="font-strong">{t(decision ? 'check.yes' : 'check.no')}</p>
          <p className="prose-line">{reason}</p>
        </div>
      </div>
      <Section title={t('check.path')}>
        <ol className="flex flex-wrap items-center gap-x-2 border-line border-t py-2">
          {[...context.path].reverse().map((place, index) => (
            <li key={`${place.type} ${place.id}`} className="flex items-center gap-2">
              {index > 0 ? <span aria-hidden>›</span> : null}
              <PlaceLink {...placed(place)} />
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t('check.assignments')}>
        {context.assignments.length === 0 ? (
          <NoRows>{t('check.noAssignments')}</NoRows>
        ) : (
          <SectionRows>
            {context.assignments.map((assignment) => (
              <Considered key={assignment.id} assignment={assignment} />
            ))}
          </SectionRows>
        )}
      </Section>
      {context.licence ? (
        <Section title={t('check.licence')}>
          <p className="border-line border-t py-2">
            {context.licence.product} · {context.licence.plan}
            <span className="ml-3 text-ink-3 text-small">
              <PeriodText {...context.licence} />
            </span>
          </p>
        </Section>
      ) : null}
    </div>
  );
}

function Considered({ assignment }: { assignment: ConsideredAssignment }) {
  const { t } = useTranslation();
  const own = useOwnLanguage();
  const { role, role_name, place, starts_at, ends_at, effect } = assignment;
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-3 border-line border-b py-1">
      <span>{role_name ? own(role_name) : role}</span>
      <span className="text-ink-2">
        <PlaceLink {...placed(place)} />
      </span>
      <span className={tones[effect]}>{t(`check.effect.${effect}`)}</span>
      <span className="ml-auto text-ink-3 text-small">
        <PeriodText starts_at={starts_at} ends_at={ends_at} />
      </span>
    </li>
  );
}

function placed({ type, id, name }: DecisionPlace) {
  return { store_id: type === 'store' ? id : null, unit_id: type === 'unit' ? id : null, place_name: name };
}
