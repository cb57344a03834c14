-- What the nodes have recorded of sessions; the files themselves are listed by the event that hands them over. New
-- tables only.
create schema media;

create table media.recording (
    session_id  uuid not null,
    -- Where its files are: a session whose encoder moves to another node has a recording on each.
    node        text not null,
    state       text not null check (state in ('recording', 'ready', 'failed', 'deleted')),
    -- The programme date-time of the first picture or sound.
    started_at  timestamptz(3) not null,
    ended_at    timestamptz(3),
    bytes       bigint not null default 0 check (bytes >= 0),
    -- Of what can be played, without the gaps.
    duration_ms bigint not null default 0 check (duration_ms >= 0),
    primary key (session_id, node),
    check (state <> 'ready' or ended_at is not null)
);
