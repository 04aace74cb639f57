/** What made-up stores are called. Not one of them is meant. */
export const FAMILIES = [
  ...'青赤石伊井今上岡小大加金川木北久小佐斎坂桜鈴高田竹谷寺富中長西野橋林東平藤堀松三宮村森山吉和',
];
export const FAMILY_ENDS = [...'田川原木村山本野井沢島橋崎内藤口尾水谷倉'];
export const SPECIALTIES = [
  '',
  '内科',
  '小児科',
  '整形外科',
  '皮膚科',
  '眼科',
  '耳鼻咽喉科',
  'ファミリー',
  'こころの',
  '胃腸科',
];
export const ENDINGS = ['医院', 'クリニック', '診療所', '病院', 'ｸﾘﾆｯｸ'];
export const CORPORATIONS = ['医療法人', '医療法人社団', '医療法人財団', '社会福祉法人'];
export const VIRTUES = ['清洋会', '正心会', '慈恵会', '三和会', '徳風会', '博愛会', '仁愛会', '光明会'];
export const TOWNS = [
  '本町',
  '栄町',
  '大手町',
  '緑ヶ丘',
  '若葉台',
  '中央',
  '東町',
  '西町',
  '港町',
  '駅前',
  '桜台',
  '松原',
];
