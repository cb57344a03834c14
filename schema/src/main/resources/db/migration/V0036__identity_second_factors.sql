-- A second factor by RFC 6238, and codes for the day the telephone is gone. New tables only.
create table identity.totp (
    account_id   uuid primary key references identity.account (id) on delete cascade,
    -- Sealed with the master key.
    secret       bytea not null,
    made_at      timestamptz(3) not null,
    -- From when it is asked for; null until a first code has proved that the telephone has the secret.
    confirmed_at timestamptz(3),
    -- The time step of the newest code that was taken: neither it nor an older one is taken again.
    last_step    bigint not null default 0
);

create table identity.recovery_code (
    account_id uuid not null references identity.totp (account_id) on delete cascade,
    -- SHA-256 of the code, which has 80 random bits.
    hash       bytea not null,
    primary key (account_id, hash)
);
