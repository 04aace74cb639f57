import { Problem, type Words } from '@kiban/http';
import { MomentError, resolveMoment } from '@kiban/service';
import type { Asker } from './asker.ts';
import type { Deciding } from './deciding.ts';

/** RFC 3339, null for now; or what is wrong with the words. */
export async function momentOf(
  { database, authorize }: Deciding,
  { tenantId, caller }: Asker,
  as_of: string | undefined,
): Promise<string | null | Problem> {
  if (as_of === undefined) return null;
  const { tenant } = await authorize('directory.self.read', caller);
  try {
    return await resolveMoment(database, tenantId, tenant.timezone, as_of);
  } catch (error) {
    if (!(error instanceof MomentError)) throw error;
    const detail = MOMENTS[error.code];
    return new Problem(400, error.code, detail, {
      errors: [{ pointer: '/context/as_of', code: error.code, detail }],
      cause: error,
    });
  }
}

const MOMENTS: Readonly<Record<MomentError['code'], Words>> = {
  moment_invalid: {
    en: 'as_of is a date (2024-01-01) or a time with its offset (2024-01-01T00:00:00+09:00).',
    ja: 'as_of は日付（2024-01-01）またはオフセット付きの日時（2024-01-01T00:00:00+09:00）で指定してください。',
  },
  moment_in_future: { en: 'as_of lies in the future.', ja: 'as_of に未来の日時は指定できません。' },
};
