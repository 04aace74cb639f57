/**
 * The stems that published lists of the most frequent passwords (worldwide and Japanese) reduce to once digits, signs,
 * case and usual replacements are taken away. As our preset demands letters, digits and symbols together, practically every
 * entry of such lists that it lets through is one of these stems with a decoration, which the policy recognises.
 */
export const COMMON_WORDS: readonly string[] = [
  ...'password passwort passwd passcode pasuwado pass admin administrator root login logon user guest test demo'.split(
    ' ',
  ),
  ...'welcome hello letmein changeme default secret master access system server oracle windows office google'.split(
    ' ',
  ),
  ...'iloveyou love baby angel princess lovely sunshine shadow monkey dragon tiger lion eagle football baseball'.split(
    ' ',
  ),
  ...'soccer hockey basketball superman batman pokemon pikachu naruto michael jordan daniel jessica charlie thomas'.split(
    ' ',
  ),
  ...'ashley andrew robert william hunter ranger buster killer pepper ginger cookie summer winter spring autumn'.split(
    ' ',
  ),
  ...'january february april october november december monday friday sunday freedom whatever trustno computer'.split(
    ' ',
  ),
  ...'internet samsung apple starwars maggie chocolate banana orange flower silver golden purple yellow'.split(' '),
  ...'sakura himawari tokyo osaka nagoya kyoto sapporo fukuoka sendai yokohama nihon nippon japan fuji fujisan'.split(
    ' ',
  ),
  ...'arigato konnichiwa ohayo sayonara daisuki aishiteru kawaii suki neko inu hana sora yuki umi kaze taro hanako'.split(
    ' ',
  ),
  ...'takahashi tanaka suzuki sato satoh watanabe ito itoh yamamoto nakamura kobayashi kato katoh yoshida yamada'.split(
    ' ',
  ),
  ...'doraemon anpanman totoro hikari kenji takashi hiroshi akira yuuki masato daiki kazuki tsubasa yuka ayumi'.split(
    ' ',
  ),
  ...'kusuri yakkyoku yakuzai pharmacy pharma clinic hospital byouin byoin kiban kanri kanrisha jimu'.split(' '),
  ...'パスワード ぱすわーど パスワ 管理者 薬局 病院 さくら サクラ 桜 ひまわり 東京 大阪 日本 大好き'.split(' '),
];

/** Neighbours on a keyboard, in the alphabet and in numbers, at least three long, both ways. */
export const KEY_RUNS: readonly string[] = runsOf([
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz',
  '2wsx',
  '3edc',
  '!@#$%^&*()',
  '!"#$%&\'()',
]);

function runsOf(rows: readonly string[]): string[] {
  return rows.flatMap((row) => {
    const triples = Array.from({ length: row.length - 2 }, (_, at) => row.slice(at, at + 3));
    return [...triples, ...triples.map((triple) => [...triple].reverse().join(''))];
  });
}
