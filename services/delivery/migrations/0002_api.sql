-- Who asks the API is let in by what the directory publishes of its users; nothing else of the directory is seen.
select directory.let_authorize('kiban_delivery_api');

-- That a table is held back concerns everybody who reads it. Not the detail: it may name what another tenant has.
grant select (held_reason, held_at) on delivery.lake_batch to kiban_delivery_api;
