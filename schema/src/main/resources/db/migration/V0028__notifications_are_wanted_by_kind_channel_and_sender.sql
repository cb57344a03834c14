-- What users want to be told, and by which way. New tables; a column with a constant default, which rewrites nothing.
create table notifications.preference (
    user_id    uuid primary key,
    -- By type, the channels that it does not come by: {"live_started": ["push"]}.
    off        jsonb not null default '{}',
    -- On the clock of the time zone; while they last nothing is pushed.
    quiet_from time,
    quiet_to   time,
    time_zone  text,
    check ((quiet_from is null) = (quiet_to is null) and (quiet_from is null) = (time_zone is null))
);

create table notifications.muted_sender (
    user_id uuid not null,
    sender  uuid not null,
    at      timestamptz(3) not null default now(),
    primary key (user_id, sender)
);

-- False: it came by push alone. Such a one counts as read from the beginning.
alter table notifications.notification add column in_app boolean not null default true;
