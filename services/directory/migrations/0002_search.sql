-- Search by any part of a name, kana or code. Under RLS no substring operator may use an index (none is leakproof), so
-- search goes through functions of a named role with the tenant as an explicit predicate.

-- What a word is compared as: NFKC, lower case, katakana as hiragana, without white space.
create function directory.search_form(words text) returns text
  language sql immutable parallel safe
  return regexp_replace(
    translate(lower(normalize(words, nfkc)),
      'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴ',
      'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔ'),
    '\s', '', 'g');

-- Hashes of every pair of neighbouring characters, different for each tenant: two characters are the shortest Japanese word,
-- which trigrams cannot find, and a common pair does not lead through other tenants' rows.
create function directory.search_grams(tenant_id uuid, form text) returns bigint[]
  -- plpgsql and a loop: four times as fast here as one SQL expression, and every insert of a name pays for it
  language plpgsql immutable parallel safe as $$
declare
  grams bigint[] := '{}';
  seed bigint := uuid_hash_extended(tenant_id, 0);
  previous text;
  current text;
begin
  foreach current in array string_to_array(form, null) loop
    if previous is not null then
      grams := grams || hashtextextended(previous || current, seed);
    end if;
    previous := current;
  end loop;
  return grams;
end $$;

-- One text of a name and its kana.
create function directory.name_search_form(name text, kana text) returns text
  language sql immutable parallel safe
  return directory.search_form(coalesce(name, '') || chr(1) || coalesce(kana, ''));

create index store_search on directory.store using gin
  (directory.search_grams(tenant_id, directory.name_search_form(name, kana)));
create index user_search on directory."user" using gin
  (directory.search_grams(tenant_id, directory.name_search_form(name, kana)));
grant execute on function directory.search_form(text), directory.search_grams(uuid, text),
  directory.name_search_form(text, text) to kiban_directory, kiban_directory_search;

select app.open_table('directory.store', 'kiban_directory_search', 'select');
select app.open_table('directory.user', 'kiban_directory_search', 'select');
select app.open_table('directory.external_identifier', 'kiban_directory_search', 'select');
grant select on directory.store, directory."user", directory.external_identifier to kiban_directory_search;

-- Ids of at most `most` stores of the transaction's tenant whose name or kana holds the words, or one of whose codes begins
-- with them. In no order: the caller sorts.
create function directory.search_stores(words text, most int) returns setof uuid
  language plpgsql stable security definer rows 100
  set search_path = pg_catalog, pg_temp
  -- a plan for any words reads every code of the tenant: only with the words known is `^@` a range of the index
  set plan_cache_mode = force_custom_plan as $$
declare
  tenant uuid := app.tenant_id();
  form text := directory.search_form(words);
  code text := upper(normalize(words, nfkc));
begin
  return query
    (select x.aggregate_id from directory.external_identifier x
     where x.tenant_id = tenant and x.kind = 'store' and x.value ^@ code and x.valid_to = 'infinity' limit most)
    union
    (select s.id from directory.store s
     where s.tenant_id = tenant and length(form) < 2 and s.name ^@ words limit most)
    union
    (select s.id from directory.store s
     where s.tenant_id = tenant and length(form) >= 2
       and directory.search_grams(s.tenant_id, directory.name_search_form(s.name, s.kana))
         @> directory.search_grams(tenant, form)
       and strpos(directory.name_search_form(s.name, s.kana), form) > 0
     limit most)
    limit most;
end $$;

-- The same for users; their codes are staff number and login id.
create function directory.search_users(words text, most int) returns setof uuid
  language plpgsql stable security definer rows 100
  set search_path = pg_catalog, pg_temp
  -- a plan for any words reads every code of the tenant: only with the words known is `^@` a range of the index
  set plan_cache_mode = force_custom_plan as $$
declare
  tenant uuid := app.tenant_id();
  form text := directory.search_form(words);
begin
  return query
    (select u.id from directory."user" u where u.tenant_id = tenant and u.staff_number ^@ words limit most)
    union
    (select u.id from directory."user" u where u.tenant_id = tenant and u.login_id ^@ lower(words) limit most)
    union
    (select u.id from directory."user" u
     where u.tenant_id = tenant and length(form) < 2 and u.name ^@ words limit most)
    union
    (select u.id from directory."user" u
     where u.tenant_id = tenant and length(form) >= 2
       and directory.search_grams(u.tenant_id, directory.name_search_form(u.name, u.kana))
         @> directory.search_grams(tenant, form)
       and strpos(directory.name_search_form(u.name, u.kana), form) > 0
     limit most)
    limit most;
end $$;

grant execute on function directory.search_stores(text, int), directory.search_users(text, int) to kiban_directory;
select app.hand_over_function('directory.search_stores(text, int)', 'kiban_directory_search');
select app.hand_over_function('directory.search_users(text, int)', 'kiban_directory_search');
