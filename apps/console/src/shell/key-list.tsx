import { useTranslation } from 'react-i18next';
import { Kbd } from '../ui/kbd.tsx';
import { SidePanel } from '../ui/side-panel.tsx';

const keys = [
  { does: 'search', keys: ['/', 'Ctrl K'] },
  { does: 'down', keys: ['j'] },
  { does: 'up', keys: ['k'] },
  { does: 'enter', keys: ['Enter'] },
  { does: 'select', keys: ['x'] },
  { does: 'escape', keys: ['Esc'] },
  { does: 'help', keys: ['?'] },
] as const;

export default function KeyList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <SidePanel title={t('shell.keys')} onClose={onClose}>
      <dl className="grid grid-cols-[1fr_auto]">
        {keys.map(({ does, keys: names }) => (
          <div key={does} className="contents">
            <dt className="border-line border-b py-2">{t(`shell.key.${does}`)}</dt>
            <dd className="flex justify-end gap-1 border-line border-b py-2">
              {names.map((name) => (
                <Kbd key={name}>{name}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </SidePanel>
  );
}
