import { described, historyEntryFields, id, named, pageOfEvents, words } from '@kiban/service';
import { z } from 'zod';

export const historyEntry = named(
  z.strictObject({
    kind: described(
      z.enum([
        'corporation',
        'organization_unit',
        'store',
        'user',
        'membership',
        'role_assignment',
        'invitation',
        'job_type',
        'access_request',
        'access_review',
        'review_item',
        'support_grant',
      ]),
      'What changed: the thing itself, or a membership, role or invitation of it.',
      '変わったもの。本体か、その所属・役割・招待。',
    ),
    id: described(id(), 'Id of what changed.', '変わったものの ID。'),
    membership: described(
      z
        .strictObject({
          user_id: described(id(), 'The user.', '利用者の ID。'),
          user_name: described(z.string().nullable(), 'Name of the user then.', 'その時点の氏名。'),
          unit_id: described(id().nullable(), 'The unit, or null.', '組織の ID。'),
          store_id: described(id().nullable(), 'The store, or null.', '店舗の ID。'),
          place_name: described(z.string().nullable(), 'Name of it then.', 'その時点の名前。'),
          job_type: described(z.string(), 'The job done there.', '職種。'),
        })
        .nullable(),
      'Of a membership: whose, where, as what. Otherwise null.',
      '所属の場合は、誰が、どこで、どの職種か。それ以外は null。',
    ),
    assignment: described(
      z
        .strictObject({
          user_id: described(id(), 'The user.', '利用者の ID。'),
          user_name: described(z.string().nullable(), 'Name of the user then.', 'その時点の氏名。'),
          role: described(z.string(), 'Key of the role.', '役割のキー。'),
          role_name: described(
            words('What the role is called.', '役割の名前。').nullable(),
            'What the role is called, where that is known.',
            '役割の名前（分かる場合）。',
          ),
          unit_id: described(id().nullable(), 'The unit, or null.', '組織の ID。'),
          store_id: described(id().nullable(), 'The store, or null.', '店舗の ID。'),
          place_name: described(z.string().nullable(), 'Name of it then.', 'その時点の名前。'),
        })
        .nullable(),
      'Of a role: whose, which, where. Otherwise null.',
      '役割の場合は、誰の、どの役割か、どの範囲か。それ以外は null。',
    ),
    ...historyEntryFields,
  }),
  'HistoryEntry',
  'One thing that happened: what, from, to, when, who, why.',
  '出来事ひとつ。何が、何から何へ、いつ、誰が、なぜ。',
);

export const historySchema = pageOfEvents(
  historyEntry,
  'History',
  'What happened, newest first.',
  '履歴。新しい順です。',
);
