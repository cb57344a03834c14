-- What makes a session's chat more than messages. New tables, which lock nothing in use, and a column with a constant
-- default, which rewrites nothing.
create table streaming.co_host (
    session_id uuid not null references streaming.session (id),
    user_id    uuid not null,
    added_at   timestamptz(3) not null default now(),
    primary key (session_id, user_id)
);

-- The sum over the session's rows of type `likes`, written with them.
alter table streaming.session add column likes bigint not null default 0 check (likes >= 0);

create schema if not exists chat;

-- Polls and votes change under the lock of their session's log only, so that they need none of their own.
create table chat.poll (
    id         uuid primary key,
    session_id uuid not null,
    creator    uuid not null,
    question   text not null,
    options    text[] not null check (cardinality(options) between 2 and 6),
    -- One sum per option, written with the rows of chat.vote that it counts.
    votes      bigint[] not null check (cardinality(votes) = cardinality(options)),
    opened_at  timestamptz(3) not null,
    closes_at  timestamptz(3) not null check (closes_at > opened_at),
    closed_at  timestamptz(3)
);
create unique index poll_open on chat.poll (session_id) where closed_at is null;
create index poll_session on chat.poll (session_id, id);

create table chat.vote (
    poll_id uuid not null references chat.poll (id),
    user_id uuid not null,
    option  smallint not null check (option between 0 and 5),
    at      timestamptz(3) not null,
    primary key (poll_id, user_id)
);

-- Small pictures of a channel. Their bytes never change: another picture is another row.
create table chat.emoji (
    id           uuid primary key,
    channel      uuid not null,
    name         text not null check (name ~ '^[a-z0-9_]{2,32}$'),
    content_type text not null check (content_type in ('image/png', 'image/gif', 'image/webp')),
    width        int not null check (width between 1 and 128),
    height       int not null check (height between 1 and 128),
    bytes        bytea not null check (octet_length(bytes) <= 65536),
    created_at   timestamptz(3) not null default now(),
    unique (channel, name)
);
