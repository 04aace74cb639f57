import type { Language } from './language.ts';

interface Words {
  readonly mailbox: string;
  readonly purpose: string;
  readonly count: (mails: number) => string;
  readonly reload: string;
  readonly to: string;
  readonly subject: string;
  readonly sentAt: (zone: string) => string;
  readonly noSubject: string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly back: string;
  readonly missing: string;
  readonly missingHint: string;
}

export const words: Readonly<Record<Language, Words>> = {
  ja: {
    mailbox: '開発用メールボックス',
    purpose: 'この環境から送られたメールです。外部には送信されません。',
    count: (mails) => `${mails} 件`,
    reload: '更新する',
    to: '宛先',
    subject: '件名',
    sentAt: (zone) => `送信日時（${zone}）`,
    noSubject: '（件名なし）',
    empty: 'メールはまだありません',
    emptyHint: '招待などのメールが送られると、ここに届きます。',
    back: 'メールの一覧へ戻る',
    missing: 'このメールはありません',
    missingHint: 'メールボックスには、新しいものから 200 件が残ります。',
  },
  en: {
    mailbox: 'Development mailbox',
    purpose: 'Mail that was sent from this environment. Nothing leaves this machine.',
    count: (mails) => (mails === 1 ? '1 mail' : `${mails} mails`),
    reload: 'Reload',
    to: 'To',
    subject: 'Subject',
    sentAt: (zone) => `Sent (${zone})`,
    noSubject: '(no subject)',
    empty: 'No mail yet',
    emptyHint: 'Invitations and other mail will appear here once they are sent.',
    back: 'Back to all mail',
    missing: 'This mail is not here',
    missingHint: 'The mailbox keeps the newest 200 mails.',
  },
};
