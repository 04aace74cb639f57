import { described, id, named, reason, record } from '@kiban/service';
import { z } from 'zod';
import { language } from '../users/user-schema.ts';

export const invitationSchema = named(
  z.strictObject({
    id: described(id(), 'Id of the invitation.', '招待の ID。'),
    user_id: described(id(), 'The user who was invited.', '招待された利用者の ID。'),
    language,
    status: described(z.enum(['sent', 'withdrawn']), 'Whether it still stands.', '有効か取り下げ済みか。'),
    ...record,
  }),
  'Invitation',
  'An invitation by mail to sign in for the first time.',
  '初回ログインへの招待メール。',
);

export const newInvitation = named(
  z.strictObject({ language, reason }),
  'NewInvitation',
  'An invitation to be sent; one sent before stands no more.',
  '送る招待。以前の招待は無効になります。',
);
