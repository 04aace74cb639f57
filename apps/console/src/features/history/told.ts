import type { HistoryEntry } from '../../api/types.ts';

/** An entry of a thing's history, as any of the services tells it. */
export type Told = Omit<HistoryEntry, 'kind' | 'membership' | 'assignment'> & {
  readonly kind: string;
  /** What the thing is called that it tells of, where that has a name. */
  readonly label?: string | null;
  readonly membership?: HistoryEntry['membership'];
  readonly assignment?: HistoryEntry['assignment'];
};
