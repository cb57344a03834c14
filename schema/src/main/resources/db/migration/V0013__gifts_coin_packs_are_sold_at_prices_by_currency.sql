-- What coins are sold in, at which price in each currency, and who changed it. New tables only.
create table gifts.coin_pack (
    id         uuid primary key,
    code       text not null unique check (code ~ '^[a-z0-9_]{1,40}$'),
    name       text not null check (length(name) between 1 and 80),
    coins      bigint not null check (coins between 1 and 1000000000),
    -- On top of the coins, for the same price.
    bonus      bigint not null check (bonus between 0 and 1000000000),
    -- Lower ones are shown first.
    place      int not null,
    active     boolean not null,
    -- Null: always.
    valid_from timestamptz(3),
    valid_to   timestamptz(3),
    check (valid_from < valid_to)
);

create table gifts.coin_pack_price (
    pack_id  uuid not null references gifts.coin_pack (id),
    -- ISO 4217.
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    -- Minor units of the currency: cents, halalas, fils.
    amount   bigint not null check (amount between 1 and 99999999),
    primary key (pack_id, currency)
);

-- The pack as an administrator left it.
create table gifts.coin_pack_change (
    id      uuid primary key,
    pack_id uuid not null references gifts.coin_pack (id),
    by      uuid not null,
    at      timestamptz(3) not null default now(),
    pack    jsonb not null
);
create index coin_pack_change_of on gifts.coin_pack_change (pack_id);

create function gifts.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% of % is refused: it is append-only', tg_op, tg_table_name;
end
$$;
create trigger coin_pack_change_is_append_only before update or delete or truncate on gifts.coin_pack_change
    for each statement execute function gifts.refuse_change();

insert into gifts.coin_pack (id, code, name, coins, bonus, place, active) values
    ('01980000-0000-7000-8000-000000000101', 'handful', 'Handful', 100,  0,    1, true),
    ('01980000-0000-7000-8000-000000000102', 'pouch',   'Pouch',   500,  50,   2, true),
    ('01980000-0000-7000-8000-000000000103', 'chest',   'Chest',   1000, 200,  3, true),
    ('01980000-0000-7000-8000-000000000104', 'vault',   'Vault',   5000, 1500, 4, true);

insert into gifts.coin_pack_price (pack_id, currency, amount)
select pack.id, price.currency, price.amount
from (values ('handful', 'USD', 99), ('handful', 'EUR', 99), ('handful', 'SAR', 399), ('handful', 'AED', 399),
             ('handful', 'KWD', 300),
             ('pouch', 'USD', 499), ('pouch', 'EUR', 499), ('pouch', 'SAR', 1899), ('pouch', 'AED', 1899),
             ('pouch', 'KWD', 1500),
             ('chest', 'USD', 999), ('chest', 'EUR', 999), ('chest', 'SAR', 3799), ('chest', 'AED', 3699),
             ('chest', 'KWD', 3000),
             ('vault', 'USD', 4999), ('vault', 'EUR', 4999), ('vault', 'SAR', 18900), ('vault', 'AED', 18400),
             ('vault', 'KWD', 15300)) as price (code, currency, amount)
join gifts.coin_pack pack using (code);
