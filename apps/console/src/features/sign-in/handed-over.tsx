import { useTranslation } from 'react-i18next';
import { Moment, useZone } from '../../time/zone.tsx';
import { zoneName } from '../../time/zoned.ts';
import { Facts } from '../../ui/facts.tsx';
import { ShownCode, ShownOnce } from '../../ui/shown-once.tsx';

export interface HandedOverProps {
  readonly title: string;
  /** Null: it was shown before, to whoever sent the same request first. */
  readonly secret: string | null;
  readonly until?: string;
  /** What to do with it. */
  readonly help: string;
  readonly onClose: () => void;
}

/** A code or a link that was just made for somebody, to be handed over. */
export function HandedOver({ title, secret, until, help, onClose }: HandedOverProps) {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <ShownOnce
      title={title}
      note={t(secret === null ? 'signIn.once.lost' : 'signIn.once.note')}
      taken={t('signIn.once.done')}
      onClose={onClose}
    >
      {secret === null ? null : <ShownCode code={secret} />}
      <p className="prose-line">{help}</p>
      {until === undefined ? null : (
        <Facts facts={[{ label: `${t('signIn.once.until')} (${zoneName(zone)})`, value: <Moment at={until} /> }]} />
      )}
    </ShownOnce>
  );
}
