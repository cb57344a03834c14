-- The session log: append-only rows, one head per log. New tables only.
create schema log;

create table log.head (
    id    uuid primary key,
    owner uuid not null,
    -- The state every command of the log looks at, in the words of the feature that owns the log.
    phase text not null,
    seq   bigint not null default 0 check (seq >= 0)
);
create index head_in_phase on log.head (phase) where phase in ('live', 'interrupted');

-- Rows are partitioned by the month their log was made in, so that old ones can be archived by detaching a table.
create table log.row (
    log_id   uuid not null,
    seq      bigint not null check (seq > 0),
    at       timestamptz(3) not null,
    media_at timestamptz(3),
    type     text not null,
    actor    uuid,
    payload  jsonb not null,
    primary key (log_id, seq)
) partition by range (log_id);

-- The smallest UUIDv7 of a moment (RFC 9562, section 5.7).
create function log.uuid_floor(moment timestamptz) returns uuid language sql immutable as $$
    select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid
$$;

-- Makes the partitions of `months` months from `first` on, where they are missing. Called at every start and daily.
create procedure log.ensure_partitions(first timestamptz, months int) language plpgsql as $$
declare
    month timestamptz := date_trunc('month', first, 'UTC');
    name  text;
begin
    for i in 1..months loop
        name := 'row_y' || to_char(month at time zone 'UTC', 'YYYY"m"MM');
        if to_regclass('log.' || name) is null then
            execute format('create table log.%I partition of log.row for values from (%L) to (%L)', name,
                log.uuid_floor(month), log.uuid_floor(month + interval '1 month'));
        end if;
        month := month + interval '1 month';
    end loop;
end
$$;

-- Logs that no month's partition takes: a clock that was far off must not refuse rows.
create table log.row_y_other partition of log.row default;

-- One row per committed batch. A writer that lost its connection at commit inserts its id again: if it is there, the
-- batch was committed. Old ids are swept by a job.
create table log.batch (
    id uuid primary key,
    at timestamptz(3) not null default now()
);
create index batch_at on log.batch (at);

create function log.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% of % is refused: it is append-only', tg_op, tg_table_name;
end
$$;
create trigger row_is_append_only before update or delete or truncate on log.row
    for each statement execute function log.refuse_change();
