export const coverage = {
  title: '多要素認証の登録状況',
  help: '二つ目の認証手段をまだ登録していない人を、店舗ごとに表示します。',
  covered: '登録済み',
  of: '{{people}} 人中 {{with}} 人',
  without: '未登録',
  people: '{{n}} 人',
  names: '未登録の人',
  show: '{{n}} 人（{{store}}の未登録の人を表示）',
  withoutAt: '未登録の人（{{store}}）',
  next: 'その人のページで、ログインできるかと次にすることを確認できます。',
  noStore: '店舗に所属しない人',
  none: '店舗がまだありません',
} as const;
