-- What users are told, what each was told for (once), and how far the news of a session has gone out. New tables only.
create schema notifications;

create table notifications.notification (
    id        uuid primary key,
    user_id   uuid not null,
    type      text not null,
    -- The newest of those who caused it; null: nobody did.
    actor     uuid,
    -- Those before them, the newest first, a few.
    others    uuid[] not null default '{}',
    -- While it is unread, what happens under the same key joins it.
    group_key text,
    count     int not null default 1 check (count > 0),
    -- Of all gifts in it.
    coins     bigint not null default 0 check (coins >= 0),
    payload   jsonb not null,
    -- Of the newest cause.
    at        timestamptz(3) not null,
    read_at   timestamptz(3),
    -- Who wrote it last: readers of what is new take rows in the order of (tx, id), as those of the outbox do.
    tx        xid8 not null default pg_current_xact_id()
);
create index notification_list on notifications.notification (user_id, at desc, id desc);
create index notification_unread on notifications.notification (user_id) where read_at is null;
create unique index notification_open_group on notifications.notification (user_id, group_key)
    where read_at is null and group_key is not null;
create index notification_news on notifications.notification (tx, id);
create index notification_over on notifications.notification (at) where read_at is not null;

-- What was taken into a notification, so that nothing is taken twice. Kept for some days.
create table notifications.cause (
    user_id uuid not null,
    type    text not null,
    -- The log and the row's seq, or what it is about and 0.
    source  uuid not null,
    seq     bigint not null,
    at      timestamptz(3) not null,
    primary key (user_id, type, source, seq)
);
create index cause_at on notifications.cause (at);

-- News of a session for all who follow its host, told in waves: one row for each session and kind of news, for good.
create table notifications.fan_out (
    session_id    uuid not null,
    type          text not null,
    host          uuid not null,
    at            timestamptz(3) not null,
    -- The follow that was told last, in the order of the list of followers.
    last_since    timestamptz(3),
    last_follower uuid,
    told          bigint not null default 0,
    done_at       timestamptz(3),
    primary key (session_id, type)
);
create index fan_out_host on notifications.fan_out (host, at);
