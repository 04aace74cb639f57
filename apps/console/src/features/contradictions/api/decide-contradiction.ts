import { writeAsset } from '../../../api/asset-api.ts';
import type { Contradiction, ContradictionDecision } from '../../../api/asset-types.ts';
import { path } from '../../../api/paths.ts';

export function decideContradiction(
  id: string,
  version: number,
  decision: ContradictionDecision,
): Promise<Contradiction> {
  return writeAsset('POST', path`/contradictions/${id}/decide`, decision, { version });
}
