-- Keys by which servers call in somebody's name, as far as the key's scopes go. New table only.
create table identity.api_key (
    id         uuid primary key,
    -- SHA-256 of the key.
    hash       bytea not null unique,
    account_id uuid not null references identity.account (id) on delete cascade,
    name       text not null check (length(name) between 1 and 100),
    -- What its owner tells it by: the first characters.
    start      text not null,
    scopes     text[] not null check (cardinality(scopes) between 1 and 50),
    made_at    timestamptz(3) not null,
    expires_at timestamptz(3),
    -- To the minute.
    used_at    timestamptz(3)
);
create index api_key_account on identity.api_key (account_id, id);
