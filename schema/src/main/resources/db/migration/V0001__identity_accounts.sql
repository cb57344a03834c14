-- People and servers with an account, and how they prove who they are. New tables: takes no lock on live ones.
create schema identity;

create table identity.account (
    id            uuid primary key,
    username      text not null,
    -- What uniqueness and login look at: NFKC and lower case of the name.
    username_key  text not null unique,
    email         text not null,
    email_key     text not null unique,
    display_name  text not null,
    password_hash text not null,
    role          text not null default 'USER' check (role in ('USER', 'ADMIN')),
    created_at    timestamptz(3) not null default now()
);

-- One sign-in on one device: all refresh tokens that descend from it. Revoked as a whole when a used token comes back.
create table identity.token_family (
    id         uuid primary key,
    account_id uuid not null references identity.account (id),
    created_at timestamptz(3) not null default now(),
    revoked_at timestamptz(3)
);
create index token_family_account on identity.token_family (account_id);

create table identity.refresh_token (
    -- SHA-256 of the token: the token itself is never stored.
    hash       bytea primary key,
    family_id  uuid not null references identity.token_family (id) on delete cascade,
    issued_at  timestamptz(3) not null default now(),
    expires_at timestamptz(3) not null,
    used_at    timestamptz(3)
);
create index refresh_token_family on identity.refresh_token (family_id);

-- Keys and secrets of the installation, sealed with the master key: access tokens outlive a restart.
create table identity.sealed_secret (
    name       text primary key,
    sealed     bytea not null,
    created_at timestamptz(3) not null default now()
);
