import { useTranslation } from 'react-i18next';
import type { Device } from '../../api/asset-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { turnDevice } from './api/turn-device.ts';

const SHOWN = 10;

/** Suspends the active ones of what is selected, with one reason. Each is a change of its own. */
export default function SuspendDevicesPanel(props: {
  devices: readonly Device[];
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const toast = useToast();
  const active = props.devices.filter(({ status }) => status === 'active' || status === 'registered');
  const run = async (reason: string | undefined) => {
    const failed: unknown[] = [];
    for (const { id, version } of active)
      await turnDevice(id, version, 'suspend', reason).catch((error: unknown) => failed.push(error));
    // nothing was done: the panel says why
    if (failed.length === active.length) throw failed[0];
    const n = active.length - failed.length;
    toast.add(
      failed.length === 0
        ? { title: t('devices.bulkDone', { n }) }
        : { type: 'error', title: t('devices.bulkSome', { n, failed: failed.length }) },
    );
  };
  return (
    <ActPanel
      title={t('devices.bulkTitle', { n: active.length })}
      act={t('devices.suspend')}
      danger
      reasonRequired
      missing={active.length === 0 ? t('devices.bulkNone') : undefined}
      run={run}
      onDone={() => {
        props.onDone();
        props.onClose();
      }}
      onClose={props.onClose}
    >
      <p className="prose-line">
        {t('devices.bulkHelp', { n: active.length, others: props.devices.length - active.length })}
      </p>
      <ul className="border-line border-t">
        {active.slice(0, SHOWN).map(({ id, name, store_name }) => (
          <li key={id} className="flex min-h-8 items-center justify-between gap-3 border-line border-b">
            <span>{name}</span>
            <span className="text-ink-2">{store_name}</span>
          </li>
        ))}
        {active.length > SHOWN ? <li className="py-1 text-ink-2">+ {active.length - SHOWN}</li> : null}
      </ul>
    </ActPanel>
  );
}
