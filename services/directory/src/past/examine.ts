import { examineHistory, type HistoryReport } from '@kiban/event-store';
import type { Statement } from '@kiban/postgres';
import { directoryAggregates } from '../aggregates.ts';

/** Statements that compare state, history and events of the transaction's tenant, one for each kind. */
export function examineTenantHistory(): Statement<HistoryReport>[] {
  return directoryAggregates.map(examineHistory);
}
