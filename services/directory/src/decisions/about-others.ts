import { Problem } from '@kiban/http';
import type { Asker } from './asker.ts';
import type { Deciding } from './deciding.ts';

/**
 * People ask about themselves; about others only who may see who holds which role, anywhere. Undefined: they may.
 *
 * @throws Problem when they may not ask at all.
 */
export async function refusalToSeeOthers(
  { authorize }: Pick<Deciding, 'authorize'>,
  { caller }: Asker,
): Promise<Problem | undefined> {
  if (caller.user_id === null) return undefined;
  try {
    const { reach } = await authorize('directory.role_assignments.read', caller);
    return reach === 'tenant' ? undefined : aboutOthers();
  } catch (error) {
    if (error instanceof Problem && error.code === 'permission_missing') return error;
    throw error;
  }
}

function aboutOthers(): Problem {
  return new Problem(403, 'permission_missing', {
    en: 'You can ask about yourself; about others with directory.role_assignments.read in the whole tenant.',
    ja: '自分についてのみ判定できます。他の利用者については、テナント全体の directory.role_assignments.read が必要です。',
  });
}
