import type { deviceImportEn } from './device-import-en.ts';

/** What the import of devices says, in Japanese. */
export const deviceImportJa: typeof deviceImportEn = {
  deviceImport: {
    command: '複数の端末一覧を 1 つにまとめて取り込みます。食い違いは人が決めます',
    mapping: '一覧の場所と列の意味を書いたファイル（YAML）',
    reportOption: '保留した行と矛盾を書き出すファイル（JSON Lines）',
    phases: { reading: '読み込み', merging: '突き合わせ', taking: '取り込み' },
    perSecond: '件/秒',
    merged: (name, devices, certificates) => `${name}  端末 ${devices} 台、証明書 ${certificates} 件`,
    nothing: '変更はありません',
    contradictions: '矛盾（新規・変更）',
    report: (file, count) => `保留した行と矛盾 ${count} 件: ${file}`,
  },
};
