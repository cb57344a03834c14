-- People prove their address, get back in without a password, and see and end what is signed in. Columns are added without
-- a rewrite: each table is locked for an instant.
alter table identity.account add column email_verified_at timestamptz(3);

-- What a mail asks for. The token itself stands in the mail alone.
create table identity.mailed_token (
    -- SHA-256 of the token.
    hash       bytea primary key,
    account_id uuid not null references identity.account (id) on delete cascade,
    purpose    text not null check (purpose in ('VERIFY_EMAIL', 'RESET_PASSWORD')),
    -- Where it was sent: it proves this address and no other.
    email_key  text not null,
    made_at    timestamptz(3) not null,
    expires_at timestamptz(3) not null
);
create index mailed_token_account on identity.mailed_token (account_id, purpose, made_at);

alter table identity.token_family
    -- As its owner called it.
    add column device text check (length(device) between 1 and 100),
    -- The network address it was last seen at.
    add column address text,
    add column used_at timestamptz(3),
    -- Set when its access tokens are called back too, and not its refresh tokens alone.
    add column barred_at timestamptz(3);
-- Every node reads what is new of these; the rest has run out.
create index token_family_barred on identity.token_family (barred_at) where barred_at is not null;
