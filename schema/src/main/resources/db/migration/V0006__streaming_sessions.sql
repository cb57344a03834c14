-- Live sessions. Their phase is the phase of their log's head. New tables only.
create schema streaming;

create table streaming.session (
    id               uuid primary key,
    host             uuid not null,
    title            text not null,
    description      text not null,
    category         text,
    tags             text[] not null,
    kind             text not null check (kind in ('video', 'audio')),
    visibility       text not null check (visibility in ('public', 'private')),
    -- SHA-256: the key and the code are shown once and never stored.
    stream_key_hash  bytea not null unique,
    access_code_hash bytea,
    created_at       timestamptz(3) not null default now(),
    scheduled_at     timestamptz(3),
    live_at          timestamptz(3),
    ended_at         timestamptz(3),
    -- The node that last received it: what is live there when it starts was cut off by its end.
    ingest_node      text,
    viewers_peak     int not null default 0,
    check ((visibility = 'private') = (access_code_hash is not null))
);
create index session_host on streaming.session (host, id);

-- Everyone who watched: for the number of different viewers, and for who has shown a private session's code.
create table streaming.viewer (
    session_id uuid not null references streaming.session (id),
    -- `user:<id>` or `guest:<playback id>`
    viewer     text not null,
    first_at   timestamptz(3) not null default now(),
    primary key (session_id, viewer)
);
