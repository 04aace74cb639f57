import { join } from 'node:path';
import type { SchemaModule } from '@kiban/postgres';

/** Schema `event`: domain events, their personal part, the feed and its cursors. */
export const eventStoreModule: SchemaModule = {
  schema: 'event',
  migrations: join(import.meta.dirname, '../migrations'),
  roles: [
    {
      name: 'kiban_feed_relay',
      purpose: 'Reads the events of every tenant in feed order and keeps the consumers’ cursors.',
      login: true,
      connections: 8,
      crossTenant: { 'event.domain_event': ['select'], 'event.personal_data': ['select'] },
    },
    {
      name: 'kiban_eraser',
      purpose: 'Deletes the personal part of events, one tenant at a time. No other role can.',
      login: true,
      connections: 2,
    },
  ],
  sharedRelations: {
    'event.kind': 'Which role writes which kind of event: the platform’s own, no customer’s.',
    'event.epoch': 'When the feed’s order began anew: the platform’s own.',
    'event.subscription': 'How far each consumer of the feed has come: the platform’s own.',
  },
  globalKeys: {
    'event.domain_event_pkey':
      'A stream may move to another tenant and keeps its versions. Its id is a random UUID, so that a clash tells nothing.',
  },
};
