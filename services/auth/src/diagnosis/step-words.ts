import type { Words } from '@kiban/http';
import type { StepCode } from './diagnose.ts';

interface StepWords {
  readonly detail: Words;
  /** What to do; none: nothing. */
  readonly next?: Words;
}

const INVITE_AGAIN: Words = {
  en: 'Send a new invitation.',
  ja: '招待メールをもう一度送ってください。',
};
const TEMPORARY_OR_RESET: Words = {
  en: 'Give out a temporary code for today. If nothing else is left, reset the second factors after checking who it is.',
  ja: '本日分は一時コードを発行してください。ほかに手段がない場合は、本人確認のうえ認証手段を再設定してください。',
};

/** What each step says, and what to do next. */
export const STEP_WORDS: Readonly<Record<StepCode, StepWords>> = {
  tenant_active: { detail: { en: 'The tenant is active.', ja: 'テナントは有効です。' } },
  tenant_ended: {
    detail: {
      en: 'The tenant has ended: nobody signs in any more.',
      ja: 'テナントの契約が終了しているため、誰もログインできません。',
    },
    next: { en: 'Ask the operator of the platform.', ja: '基盤の運用者にお問い合わせください。' },
  },
  user_active: { detail: { en: 'The user is active.', ja: '利用者は有効です。' } },
  user_suspended: {
    detail: { en: 'The user is suspended.', ja: '利用者は停止中です。' },
    next: { en: 'Resume the user.', ja: '利用者の停止を解除してください。' },
  },
  user_left: {
    detail: { en: 'The user has left.', ja: '利用者は退職済みです。' },
    next: { en: 'Add the user anew if they came back.', ja: '復職した場合は、利用者を登録し直してください。' },
  },
  login_id_known: { detail: { en: 'There is a way to say who one is.', ja: 'ログイン ID が登録されています。' } },
  login_id_missing: {
    detail: { en: 'The user has no login id.', ja: 'ログイン ID が登録されていません。' },
    next: { en: 'Give the user a login id, then invite them.', ja: 'ログイン ID を登録してから招待してください。' },
  },
  view_fresh: { detail: { en: 'What sign-in knows of users is recent enough.', ja: '利用者の情報は最新です。' } },
  view_too_old: {
    detail: {
      en: 'What sign-in knows of users is older than the policy allows: the directory has been away too long.',
      ja: '台帳の停止が続き、利用者の情報が方針で認める期間より古くなっています。',
    },
    next: { en: 'Ask the operator of the platform.', ja: '基盤の運用者にお問い合わせください。' },
  },
  product_licensed: {
    detail: { en: 'A licence lets the user into the product.', ja: '製品を利用するライセンスがあります。' },
  },
  licence_missing: {
    detail: { en: 'No licence lets the user into the product.', ja: '製品を利用するライセンスがありません。' },
    next: {
      en: 'Assign a seat, or have the licence renewed.',
      ja: 'シートを割り当てるか、ライセンスを更新してください。',
    },
  },
  connection_working: {
    detail: { en: 'The user signs in by your company’s identity provider.', ja: '自社の認証基盤でログインします。' },
    next: {
      en: 'If it fails there, ask whoever looks after the identity provider.',
      ja: '自社の認証基盤でログインできない場合は、その管理者に確認してください。',
    },
  },
  connection_not_active: {
    detail: {
      en: 'The policy asks for an identity provider whose connection is not active.',
      ja: '方針で定めた外部認証の接続が有効ではありません。',
    },
    next: { en: 'Activate the connection, or change the policy.', ja: '接続を有効にするか、方針を変更してください。' },
  },
  password_known: { detail: { en: 'The user has a password.', ja: 'パスワードが設定されています。' } },
  password_must_change: {
    detail: {
      en: 'The password has to be changed at the next sign-in.',
      ja: '次回ログイン時にパスワードの変更が必要です。',
    },
    next: { en: 'The sign-in pages ask for a new one.', ja: 'ログイン画面の案内に沿って変更します。' },
  },
  passkey_instead: { detail: { en: 'The user signs in with a passkey.', ja: 'パスキーでログインします。' } },
  password_missing_never_invited: {
    detail: { en: 'The user has never been invited.', ja: 'まだ招待されていません。' },
    next: { en: 'Invite the user.', ja: '招待メールを送ってください。' },
  },
  password_missing_waiting: {
    detail: { en: 'The invitation is about to be mailed.', ja: '招待メールの送信を待っています。' },
    next: { en: 'Wait a few minutes; then look at the mails.', ja: '数分待ってから送信メールを確認してください。' },
  },
  password_missing_open: {
    detail: {
      en: 'The invitation was mailed and has not been accepted yet.',
      ja: '招待メールは送信済みですが、まだ登録されていません。',
    },
    next: {
      en: 'Ask the user to open the mail (look among junk, too).',
      ja: '利用者に招待メールを開いてもらってください（迷惑メールも確認）。',
    },
  },
  password_missing_expired: {
    detail: { en: 'The invitation has expired.', ja: '招待の期限が切れています。' },
    next: INVITE_AGAIN,
  },
  password_missing_undelivered: {
    detail: { en: 'The invitation could not be delivered.', ja: '招待メールが届きませんでした。' },
    next: {
      en: 'Correct the e-mail address, then invite again.',
      ja: 'メールアドレスを修正してから、もう一度招待してください。',
    },
  },
  password_missing_withdrawn: {
    detail: { en: 'The invitation was withdrawn.', ja: '招待は取り消されています。' },
    next: INVITE_AGAIN,
  },
  password_missing_accepted: {
    detail: {
      en: 'The invitation was accepted, but no password counts here any more.',
      ja: '招待は登録済みですが、有効なパスワードがありません。',
    },
    next: INVITE_AGAIN,
  },
  not_throttled: { detail: { en: 'Nothing makes the user wait.', ja: '試行の制限はかかっていません。' } },
  throttled: {
    detail: {
      en: 'After many wrong attempts the user has to wait, except on a device they signed in on before.',
      ja: '誤った入力が続いたため、しばらく待つ必要があります（以前にログインした端末では待たずに試せます）。',
    },
    next: {
      en: 'Wait, or sign in on a known device. If the attempts were not the user’s, tell your security staff.',
      ja: '時間をおくか、以前にログインした端末で試してください。本人の操作でない場合は、セキュリティ担当者に連絡してください。',
    },
  },
  throttled_for_good: {
    detail: {
      en: 'After very many wrong attempts only a device that the user signed in on before lets them in.',
      ja: '誤った入力が非常に多いため、以前にログインした端末からのみログインできます。',
    },
    next: {
      en: 'Sign in on a known device, or reset the password after checking who it is.',
      ja: '以前にログインした端末でログインするか、本人確認のうえパスワードを再設定してください。',
    },
  },
  second_factor_usable: {
    detail: { en: 'The user has a second factor that counts.', ja: '有効な 2 つ目の認証手段があります。' },
  },
  second_factor_to_enrol: {
    detail: { en: 'The user has no second factor yet.', ja: '2 つ目の認証手段がまだありません。' },
    next: { en: 'The next sign-in sets one up.', ja: '次回ログイン時に設定します。' },
  },
  enrolment_closed: {
    detail: {
      en: 'The user has no second factor, and the password alone may not add the first one any more.',
      ja: '2 つ目の認証手段がなく、パスワードだけで登録できる期間も過ぎています。',
    },
    next: INVITE_AGAIN,
  },
  second_factor_not_permitted: {
    detail: {
      en: 'The policy does not permit what the user has as a second factor.',
      ja: '登録済みの認証手段は、方針で認められていません。',
    },
    next: TEMPORARY_OR_RESET,
  },
  codes_used_up: {
    detail: { en: 'All printed codes are used up.', ja: '印刷したコードをすべて使い切っています。' },
    next: TEMPORARY_OR_RESET,
  },
  passkey_suspected: {
    detail: {
      en: 'A copy of the passkey may be in use elsewhere: it is refused.',
      ja: 'パスキーが複製されたおそれがあるため、使用できません。',
    },
    next: {
      en: 'Take the passkey away, and have the user add a new one.',
      ja: 'パスキーを取り消し、新しいパスキーを登録してもらってください。',
    },
  },
  phishing_resistant_factor_known: {
    detail: { en: 'The user has the passkey that the policy asks for.', ja: '方針で必要なパスキーがあります。' },
  },
  phishing_resistant_factor_missing: {
    detail: {
      en: 'The policy asks this user for a passkey, and there is none.',
      ja: '方針で必要なパスキーがまだありません。',
    },
    next: {
      en: 'The next sign-in with two other factors asks to add one.',
      ja: '次回、ほかの 2 つの認証手段でログインしたときに登録します。',
    },
  },
};
