-- Who asks the API is let in by what the directory publishes of its users; nothing else of the directory is seen.
grant usage on schema directory to kiban_delivery_api;
grant select on directory.published_access to kiban_delivery_api;
grant select (tenant_id, status) on directory.tenant to kiban_delivery_api;
grant select (tenant_id, id, person_id, status, role) on directory."user" to kiban_delivery_api;

-- That a table is held back concerns everybody who reads it. Not the detail: it may name what another tenant has.
grant select (held_reason, held_at) on delivery.lake_batch to kiban_delivery_api;
