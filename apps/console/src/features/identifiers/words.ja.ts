export const identifier = {
  add: 'コードを追加',
  remove: '{{system}} を取り除く',
  system: 'コード体系',
  value: 'コード',
} as const;
