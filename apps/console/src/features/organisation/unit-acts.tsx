import type { OrganizationUnit } from '../../api/types.ts';
import { CloseUnitPanel } from './close-unit-panel.tsx';
import { MoveUnitPanel } from './move-unit-panel.tsx';
import { ReopenUnitPanel } from './reopen-unit-panel.tsx';
import UnitPanel from './unit-panel.tsx';

export type UnitAct = 'create' | 'edit' | 'move' | 'close' | 'reopen';

export interface UnitActsProps {
  readonly unit: OrganizationUnit;
  readonly act: UnitAct;
  readonly onClose: () => void;
}

/** The panel of what somebody wants to do with a unit. */
export default function UnitActs({ unit, act, onClose }: UnitActsProps) {
  switch (act) {
    case 'create':
      return <UnitPanel unit={null} parent={unit} onClose={onClose} />;
    case 'edit':
      return <UnitPanel unit={unit} parent={null} onClose={onClose} />;
    case 'move':
      return <MoveUnitPanel unit={unit} onClose={onClose} />;
    case 'close':
      return <CloseUnitPanel unit={unit} onClose={onClose} />;
    case 'reopen':
      return <ReopenUnitPanel unit={unit} onClose={onClose} />;
    default:
      throw act satisfies never;
  }
}
