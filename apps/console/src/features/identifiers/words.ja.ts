export const identifier = {
  add: 'コードを追加',
  remove: '{{system}} を取り除く',
  system: 'コード体系',
  value: 'コード',
} as const;

export const system = {
  medical_institution_code: '医療機関コード',
  corporate_number: '法人番号',
  store_code: '店舗コード',
  other: 'ほかのコード体系',
} as const;
