-- Where else a host sends a session. A new table only: locks nothing that is in use.
create table streaming.restream (
    id         uuid primary key,
    session_id uuid not null references streaming.session (id),
    name       text not null check (length(name) between 1 and 60),
    -- The URL and the stream key, sealed by the master key: whoever has them can broadcast in the host's name.
    sealed     bytea not null,
    enabled    boolean not null default true,
    created_at timestamptz(3) not null default now()
);
create index restream_session on streaming.restream (session_id, id);
