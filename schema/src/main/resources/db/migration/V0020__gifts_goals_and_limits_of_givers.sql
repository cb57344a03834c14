-- Goals that a session's gifts add up to, and what each giver may give. New tables only.
create table gifts.goal (
    id         uuid primary key,
    session_id uuid not null,
    title      text not null check (length(title) between 1 and 100),
    -- Coins.
    target     bigint not null check (target > 0),
    -- What the gifts with `since` < seq <= `until` came to, less what was given back of them.
    progress   bigint not null default 0,
    set_by     uuid not null,
    set_at     timestamptz(3) not null,
    -- The row that tells of it, and the last one that counts; null while it is the session's.
    since      bigint not null check (since > 0),
    until      bigint check (until >= since),
    reached_at timestamptz(3)
);
create unique index goal_now on gifts.goal (session_id) where until is null;
create index goal_of on gifts.goal (session_id, since);

-- Changes under the lock of the giver's wallet only.
create table gifts.giver (
    user_id    uuid primary key,
    -- Coins given on `day` (UTC) while a limit held.
    day        date not null,
    given      bigint not null check (given >= 0),
    -- Coins a day by the giver's own wish, from now and from `next_from` on; null: none.
    own_limit  bigint check (own_limit >= 0),
    next_limit bigint check (next_limit >= 0),
    next_from  timestamptz(3),
    birth_date date,
    check (next_limit is null or next_from is not null)
);
