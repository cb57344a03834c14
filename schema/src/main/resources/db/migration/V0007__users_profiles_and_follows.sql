-- What others see of a user, and who follows whom. New tables only.
create schema users;

create table users.profile (
    user_id    uuid primary key,
    bio        text not null default '',
    avatar_url text,
    settings   jsonb not null default '{}',
    xp         bigint not null default 0 check (xp >= 0),
    streams    int not null default 0 check (streams >= 0)
);

create table users.follow (
    follower uuid not null,
    followee uuid not null,
    at       timestamptz(3) not null default now(),
    primary key (follower, followee),
    check (follower <> followee)
);
-- Both lists are read newest first, page by page.
create index follow_followers on users.follow (followee, at desc, follower desc);
create index follow_following on users.follow (follower, at desc, followee desc);

create table users.block (
    blocker uuid not null,
    blocked uuid not null,
    at      timestamptz(3) not null default now(),
    primary key (blocker, blocked),
    check (blocker <> blocked)
);
