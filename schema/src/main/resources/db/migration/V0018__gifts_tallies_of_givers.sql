-- What each giver gave in a session and in a channel, by day, week and for all time, so that a ranking is read from an
-- index and never from the gifts. A new table only.
create table gifts.tally (
    -- A session, or the host whose channel it is: ids of both are UUIDv7, and never meet.
    scope  uuid not null,
    period text not null check (period in ('day', 'week', 'all')),
    -- The period's first day, in UTC; weeks begin on Mondays (ISO 8601); 1970-01-01 where it is for all time.
    start  date not null,
    giver  uuid not null,
    -- What was given back is taken off, and may be counted before what it gives back.
    coins  bigint not null,
    gifts  bigint not null,
    primary key (scope, period, start, giver)
);
create index tally_ranking on gifts.tally (scope, period, start, coins desc, giver) where coins > 0;
