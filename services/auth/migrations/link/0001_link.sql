-- What connects the auth store to the events of the platform: sign-in learns of tenants, users and invitations, and what
-- happens at sign-in becomes events.
grant usage on schema event to kiban_login_view;
grant select on event.domain_event, event.personal_data, event.epoch to kiban_login_view;
grant select, insert, update on event.subscription to kiban_login_view;
select app.open_table('event.domain_event', 'kiban_login_view', 'select');
select app.open_table('event.personal_data', 'kiban_login_view', 'select');
-- of the events of every tenant only those that sign-in needs
create policy kiban_login_view_kinds on event.domain_event as restrictive for select to kiban_login_view
  using (aggregate_kind in ('tenant', 'user', 'invitation'));
create policy kiban_login_view_kinds on event.personal_data as restrictive for select to kiban_login_view
  using (aggregate_kind in ('tenant', 'user', 'invitation'));

insert into event.kind (kind, writer) values
  ('session', 'kiban_auth_recorder'), ('sign_in_attempt', 'kiban_auth_recorder'),
  ('credential', 'kiban_auth_recorder'), ('operator_act', 'kiban_auth_recorder');
select event.allow_writer('kiban_auth_recorder');
