-- Servers of users are told what happens to them. New tables only.
create schema webhooks;

create table webhooks.endpoint (
    id               uuid primary key,
    user_id          uuid not null,
    url              text not null check (length(url) between 1 and 2000),
    description      text not null default '' check (length(description) <= 200),
    -- What it is told of, by type: session.live.
    events           text[] not null check (cardinality(events) between 1 and 20),
    -- Sealed with the installation's key; the name that is sealed with it is this row's.
    secret           bytea not null,
    -- Signs too until then, so that a receiver can change over.
    old_secret       bytea,
    old_secret_until timestamptz(3),
    made_at          timestamptz(3) not null default now(),
    -- Of the first failure since the last success.
    failing_since    timestamptz(3),
    last_error       text,
    delivered_at     timestamptz(3),
    disabled_at      timestamptz(3),
    disabled_reason  text check (disabled_reason in ('by_owner', 'gone', 'failing', 'backlog')),
    check ((old_secret is null) = (old_secret_until is null)),
    check ((disabled_at is null) = (disabled_reason is null))
);
create index endpoint_user on webhooks.endpoint (user_id, id);

-- What waits to be told to one endpoint in one order: that of a session, or, under the endpoint's own id, of what
-- belongs to none. A lane has a row while it has messages that wait; who tells them holds its lease.
create table webhooks.lane (
    endpoint_id  uuid not null references webhooks.endpoint (id) on delete cascade,
    id           uuid not null,
    due_at       timestamptz(3) not null,
    leased_until timestamptz(3),
    primary key (endpoint_id, id)
);
create index lane_due on webhooks.lane (due_at);

create table webhooks.message (
    -- UUIDv7: also the place in the endpoint's list.
    id          uuid primary key,
    endpoint_id uuid not null references webhooks.endpoint (id) on delete cascade,
    lane        uuid not null,
    -- In the session's log.
    seq         bigint,
    type        text not null,
    -- As it is sent, byte for byte, each time.
    body        text not null,
    at          timestamptz(3) not null,
    state       text not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
    attempts    int not null default 0,
    -- Of the last attempt.
    status      int,
    error       text,
    settled_at  timestamptz(3)
);
create index message_endpoint on webhooks.message (endpoint_id, id);
create index message_waiting on webhooks.message (endpoint_id, lane, seq, id) where state = 'pending';
-- A reader of the outbox that starts anew tells nothing twice.
create unique index message_once on webhooks.message (endpoint_id, lane, seq, type) where seq is not null;
