-- Published: what decides whether somebody may do something at this moment, for services that keep no users of their own. One row
-- for each user of the tenant, and one without a user while it has none.
create view directory.published_access with (security_invoker = true) as
select t.tenant_id, t.status as tenant_status, u.id as user_id, u.person_id, u.status as user_status, u.role
from directory.tenant t left join directory."user" u on u.tenant_id = t.tenant_id;
