import { useTranslation } from 'react-i18next';
import { Moment, useZone } from '../../time/zone.tsx';
import { zoneName } from '../../time/zoned.ts';
import { Button } from '../../ui/button.tsx';
import { Copyable } from '../../ui/copyable.tsx';
import { Facts } from '../../ui/facts.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';

export interface ShownOnceProps {
  readonly title: string;
  /** Null: it was shown before, to whoever sent the same request first. */
  readonly secret: string | null;
  readonly until?: string;
  /** What to do with it. */
  readonly help: string;
  readonly onClose: () => void;
}

/** A code or a link that was just made, and is never shown again. */
export function ShownOnce({ title, secret, until, help, onClose }: ShownOnceProps) {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <SidePanel
      title={title}
      onClose={onClose}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t('signIn.once.done')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p role="status" className="prose-line rounded-md bg-attention-soft p-3 text-attention">
          {t(secret === null ? 'signIn.once.lost' : 'signIn.once.note')}
        </p>
        {secret === null ? null : (
          <p className="font-strong text-title [overflow-wrap:anywhere]" translate="no">
            <Copyable value={secret} />
          </p>
        )}
        <p className="prose-line">{help}</p>
        {until === undefined ? null : (
          <Facts facts={[{ label: `${t('signIn.once.until')} (${zoneName(zone)})`, value: <Moment at={until} /> }]} />
        )}
      </div>
    </SidePanel>
  );
}
