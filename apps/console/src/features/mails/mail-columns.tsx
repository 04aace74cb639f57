import type { TFunction } from 'i18next';
import type { Mail } from '../../api/auth-types.ts';
import { Moment } from '../../time/zone.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { UserName } from '../people/user-name.tsx';
import { mailHelp } from './mail-help.ts';
import { purposes } from './mail-search.ts';
import { MailState } from './mail-state.tsx';

export function mailColumns(t: TFunction): readonly Column<Mail>[] {
  return [
    {
      id: 'purpose',
      header: t('mails.purpose'),
      main: true,
      cell: ({ purpose }) => {
        const known = purposes.find((each) => each === purpose);
        return <span className="font-strong text-ink">{known ? t(`mails.purposes.${known}`) : purpose}</span>;
      },
    },
    { id: 'status', header: t('field.status'), cell: ({ status }) => <MailState status={status} /> },
    {
      id: 'to',
      header: t('mails.to'),
      from: 'sm',
      cell: ({ user_id, masked_to }) => (
        <>
          {user_id === null ? null : <UserName inText userId={user_id} />}
          {user_id !== null && masked_to !== null ? ' · ' : null}
          {masked_to === null ? null : <span className="text-ink-2">{masked_to}</span>}
        </>
      ),
    },
    {
      id: 'help',
      header: t('mails.answer'),
      from: 'md',
      cell: (mail) => {
        const help = mailHelp(mail);
        const text = [help === null ? null : t(`mails.advice.${help}`), mail.smtp_status].filter(Boolean).join(' · ');
        return text === '' ? null : <span title={text}>{text}</span>;
      },
    },
    { id: 'queued_at', header: t('mails.queuedAt'), from: 'md', cell: ({ queued_at }) => <Moment at={queued_at} /> },
    {
      id: 'changed_at',
      header: t('mails.changedAt'),
      from: 'xl',
      cell: ({ changed_at }) => <Moment at={changed_at} />,
    },
  ];
}
