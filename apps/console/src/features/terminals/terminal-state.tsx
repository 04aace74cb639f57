import { useTranslation } from 'react-i18next';
import type { Terminal } from '../../api/auth-types.ts';
import { StatusDot } from '../../ui/status-dot.tsx';

const tones = { stopped: 'attention', counts: 'done', plain: 'accent' } as const;

/** Whether a terminal is in use, and what its key is worth. */
export function TerminalState({ terminal: { usable, restricted } }: { terminal: Terminal }) {
  const { t } = useTranslation();
  const state = !usable ? 'stopped' : restricted ? 'counts' : 'plain';
  return <StatusDot tone={tones[state]}>{t(`terminals.state.${state}`)}</StatusDot>;
}
