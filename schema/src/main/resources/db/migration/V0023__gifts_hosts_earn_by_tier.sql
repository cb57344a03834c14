-- What hosts earn of a gift, by their tier, and who changed it. New tables only.
create table gifts.host_tier (
    code  text primary key check (code ~ '^[a-z0-9_]{1,40}$'),
    name  text not null check (length(name) between 1 and 80),
    -- Of a gift's coins, in hundredths of a percent; the rest is the platform's fee, with what rounding leaves.
    share int not null check (share between 0 and 10000)
);
-- 'standard' is every host's who has no other.
insert into gifts.host_tier (code, name, share) values
    ('standard', 'Standard', 5000),
    ('silver',   'Silver',   5500),
    ('gold',     'Gold',     6000),
    ('partner',  'Partner',  7000);

create table gifts.host (
    user_id uuid primary key,
    tier    text not null references gifts.host_tier (code)
);

-- Each change of a tier (user_id is null), and of a host's tier.
create table gifts.host_tier_change (
    id      uuid primary key,
    at      timestamptz(3) not null default now(),
    by      uuid not null,
    user_id uuid,
    tier    text not null references gifts.host_tier (code),
    -- The host's tier before; of a new tier, null.
    before  text,
    -- The tier's share after the change.
    share   int not null,
    reason  text not null check (length(reason) between 1 and 500)
);
create index host_tier_change_of on gifts.host_tier_change (user_id) where user_id is not null;
create trigger host_tier_change_is_append_only before update or delete or truncate on gifts.host_tier_change
    for each statement execute function gifts.refuse_change();
create trigger host_tier_stays before delete or truncate on gifts.host_tier
    for each statement execute function gifts.refuse_change();
