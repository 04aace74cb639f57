-- Who signs in for the first time by a company's identity provider is to become a user: sign-in asks for it by an event, and the
-- directory, the only one who writes users, makes it.
grant usage on schema event to kiban_user_requests;
grant select on event.domain_event, event.personal_data, event.epoch to kiban_user_requests;
grant select, insert, update on event.subscription to kiban_user_requests;
select app.open_table('event.domain_event', 'kiban_user_requests', 'select');
select app.open_table('event.personal_data', 'kiban_user_requests', 'select');
create policy kiban_user_requests_kinds on event.domain_event as restrictive for select to kiban_user_requests
  using (aggregate_kind = 'user_request');
create policy kiban_user_requests_kinds on event.personal_data as restrictive for select to kiban_user_requests
  using (aggregate_kind = 'user_request');
