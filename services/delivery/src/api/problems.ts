import { Problem } from '@kiban/http';

export function tableUnknown(name: string): Problem {
  return new Problem(404, 'not_found', {
    en: `The lake has no table ${name}.`,
    ja: `データレイクに ${name} というテーブルはありません。`,
  });
}
