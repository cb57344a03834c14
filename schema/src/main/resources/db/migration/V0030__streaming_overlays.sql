-- Addresses that a host gives to their broadcasting program, to show gifts and chat over the picture. A new table only:
-- locks nothing that is in use.
create table streaming.overlay (
    id         uuid primary key,
    host       uuid not null,
    name       text not null check (length(name) between 1 and 60),
    -- SHA-256: the token is shown once and never stored.
    token_hash bytea not null unique,
    created_at timestamptz(3) not null default now(),
    -- When its host last asked for a trial gift.
    tested_at  timestamptz(3)
);
create index overlay_host on streaming.overlay (host, id);
