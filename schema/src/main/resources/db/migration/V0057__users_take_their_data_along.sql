-- Archives of what there is of a user, made by a job and fetched by them. A new table only.
create table users.archive (
    id           uuid primary key,
    user_id      uuid not null,
    status       text not null default 'pending' check (status in ('pending', 'ready', 'failed')),
    requested_at timestamptz(3) not null,
    -- Begun so often.
    attempts     int not null default 0,
    done_at      timestamptz(3),
    bytes        bytea,
    check ((status = 'ready') = (bytes is not null))
);
-- One at a time.
create unique index archive_pending on users.archive (user_id) where status = 'pending';
create index archive_user on users.archive (user_id, id);
