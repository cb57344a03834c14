-- What leaves a transaction for later: events for readers, jobs for a time, keys against repeats. New tables only.
create schema outbox;

-- Readers take rows in the order of (tx, id) below the oldest running transaction. A cursor over ids alone would lose
-- rows: a slow transaction can hold id 1 while id 2 has been committed and read.
create table outbox.event (
    id      bigint generated always as identity,
    tx      xid8 not null default pg_current_xact_id(),
    topic   text not null,
    log_id  uuid,
    seq     bigint,
    payload jsonb not null,
    at      timestamptz(3) not null default now(),
    primary key (tx, id)
);

create table outbox.cursor (
    consumer          text primary key,
    tx                xid8 not null,
    id                bigint not null,
    -- After a restore into another cluster transaction ids start anew; then the cursor starts anew too.
    system_identifier text not null
);

create table outbox.job (
    -- Enqueued again, a key replaces the earlier job.
    key          text primary key,
    kind         text not null,
    payload      jsonb not null,
    run_at       timestamptz(3) not null,
    leased_until timestamptz(3),
    attempts     int not null default 0,
    last_error   text
);
create index job_due on outbox.job (run_at);

-- The first answer to every keyed command. Same key and same terms: this answer again; other terms: a conflict.
create table outbox.idempotency (
    payer  uuid not null,
    key    text not null check (length(key) between 1 and 200),
    terms  bytea not null,
    answer jsonb not null,
    at     timestamptz(3) not null default now(),
    primary key (payer, key)
);
