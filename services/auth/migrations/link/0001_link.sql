-- What connects the auth store to the events of the platform: sign-in learns of tenants, users and invitations, and what
-- happens at sign-in becomes events.
grant usage on schema event to kiban_login_view;
grant select on event.domain_event, event.personal_data, event.epoch to kiban_login_view;
grant select, insert, update on event.subscription to kiban_login_view;
select app.open_table('event.domain_event', 'kiban_login_view', 'select');
select app.open_table('event.personal_data', 'kiban_login_view', 'select');
-- of the events of every tenant only those that sign-in needs
create policy kiban_login_view_kinds on event.domain_event as restrictive for select to kiban_login_view
  using (aggregate_kind in ('tenant', 'user', 'invitation', 'organization_unit', 'store', 'membership', 'role_assignment',
    'device', 'product', 'licence', 'seat', 'support_grant'));
create policy kiban_login_view_kinds on event.personal_data as restrictive for select to kiban_login_view
  using (aggregate_kind in ('tenant', 'user', 'invitation'));

insert into event.kind (kind, writer) values
  ('client', 'kiban_auth_recorder'), ('support_session', 'kiban_auth_recorder'),
  ('connection', 'kiban_auth_recorder'), ('connection_trial', 'kiban_auth_recorder'), ('set_up_link', 'kiban_auth_recorder'), ('sign_in_domain', 'kiban_auth_recorder'),
  ('federated_identity', 'kiban_auth_recorder'), ('user_request', 'kiban_auth_recorder'),
  ('session', 'kiban_auth_recorder'), ('sign_in_attempt', 'kiban_auth_recorder'),
  ('credential', 'kiban_auth_recorder'), ('operator_act', 'kiban_auth_recorder'), ('branding', 'kiban_auth_recorder'),
  ('mail', 'kiban_auth_recorder'), ('terminal', 'kiban_auth_recorder'), ('terminal_code', 'kiban_auth_recorder'), ('terminal_place', 'kiban_auth_recorder'),
  ('credential_reset', 'kiban_auth_recorder'), ('password_verifier', 'kiban_auth_recorder'),
  ('password_import', 'kiban_auth_recorder'),
  ('sign_in_policy', 'kiban_auth_recorder'),
  ('temporary_code', 'kiban_auth_recorder'), ('break_glass_set', 'kiban_auth_recorder'), ('emergency', 'kiban_auth_recorder'),
  ('emergency_contacts', 'kiban_auth_recorder'),
  ('emergency_webhook', 'kiban_auth_recorder');
select event.allow_writer('kiban_auth_recorder');
-- who records what happened reads it again for the history of sign-ins, one tenant at a time, and of other events none
create policy kiban_auth_recorder_kinds on event.domain_event as restrictive for select to kiban_auth_recorder
  using (aggregate_kind in (select k.kind from event.kind k where k.writer = 'kiban_auth_recorder'));
create policy kiban_auth_recorder_kinds on event.personal_data as restrictive for select to kiban_auth_recorder
  using (aggregate_kind in (select k.kind from event.kind k where k.writer = 'kiban_auth_recorder'));
create index domain_event_sign_ins on event.domain_event (tenant_id, occurred_at, id)
  where aggregate_kind in ('session', 'sign_in_attempt', 'credential', 'temporary_code', 'credential_reset',
    'federated_identity');
-- a person reads in their own history what the operator did, which stands in the platform's books between much else
create index domain_event_operated_credentials on event.domain_event (tenant_id, occurred_at, id)
  where aggregate_kind = 'credential' and actor_kind = 'operator';
