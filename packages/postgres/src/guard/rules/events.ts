import type { Rule } from '../finding.ts';

/** Events are added and never changed, and their place in the feed is the database's alone. */
export const eventRules: readonly Rule[] = [
  {
    code: 'event_insert_too_wide',
    sql: `select g.role as object, coalesce(g."column", 'the whole table') as detail from grants g
      where g.object = 'event.domain_event' and g.privilege = 'INSERT'
        and (g.kind = 'relation' or g."column" in ('epoch', 'position', 'transaction_id', 'recorded_at'))`,
    message: '{object} may insert {detail} of event.domain_event, and so forge the order or the time of events.',
    mend: 'In a new migration, revoke insert on event.domain_event from {object} and run select event.allow_writer for it.',
  },
  {
    code: 'event_changeable',
    sql: `select g.role as object, g.privilege as detail from grants g
      where g.object = 'event.domain_event' and g.privilege in ('UPDATE', 'DELETE')`,
    message: '{object} holds {detail} on event.domain_event, whose rows are never changed.',
    mend: 'In a new migration, revoke {detail} on event.domain_event from {object}.',
  },
];

/** Needs the table's rows, which not every role may read. */
export const kindWriterRule: Rule = {
  code: 'event_kind_writer_unknown',
  sql: `select k.kind as object, k.writer::text as detail from event.kind k where k.writer not in (select name from declared)`,
  message: 'Events of kind {object} are written by {detail}, which no module declares.',
  mend: 'In a new migration, register the kind {object} for the role of the service that owns it.',
};
