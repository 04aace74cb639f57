export const entitlements = {
  title: '使える製品',
  until: '{{until}} まで',
  none: '製品はまだありません。',
  whole: '企業全体',
  seat: '割り当て',
  trial: '試用',
  see: 'ライセンスを見る',
} as const;
