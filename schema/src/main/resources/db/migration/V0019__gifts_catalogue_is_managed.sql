-- Administrators change the catalogue: names by language, gifts that are not given any more, and who changed what.
-- Takes an access exclusive lock on gifts.gift for a moment; it has a handful of rows.
alter table gifts.gift add column name_ar text, add column active boolean not null default true;
update gifts.gift set name_ar = coalesce(arabic.name, gift.name)
from gifts.gift as one
left join (values ('rose', 'وردة'), ('heart', 'قلب'), ('kiss', 'قبلة'), ('star', 'نجمة'), ('fire', 'نار'),
                  ('diamond', 'ماسة'), ('crown', 'تاج'), ('rocket', 'صاروخ')) as arabic (code, name) on arabic.code = one.code
where one.id = gift.id;
alter table gifts.gift alter column name_ar set not null,
    add constraint it_is_valid_for_a_time check (valid_from < valid_to);

-- The gift as an administrator left it.
create table gifts.gift_change (
    id      uuid primary key,
    gift_id uuid not null references gifts.gift (id),
    by      uuid not null,
    at      timestamptz(3) not null default now(),
    gift    jsonb not null
);
create index gift_change_of on gifts.gift_change (gift_id);
create trigger gift_change_is_append_only before update or delete or truncate on gifts.gift_change
    for each statement execute function gifts.refuse_change();
