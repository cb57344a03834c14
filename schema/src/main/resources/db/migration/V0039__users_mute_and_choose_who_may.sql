-- Whom somebody no longer hears of, and who may do what to them. New tables only.
create table users.mute (
    muter uuid not null,
    muted uuid not null,
    at    timestamptz(3) not null default now(),
    primary key (muter, muted),
    check (muter <> muted)
);

-- A user without a row has the defaults.
create table users.privacy (
    user_id    uuid primary key,
    -- Who sees whom they follow and who follows them.
    lists      text not null check (lists in ('EVERYBODY', 'FOLLOWERS', 'NOBODY')),
    -- Whether the search finds them.
    searchable boolean not null
);
