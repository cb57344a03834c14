-- Battles between the gifts of two sessions. New tables only.
create table gifts.battle (
    id         uuid primary key,
    -- Sessions.
    challenger uuid not null,
    opponent   uuid not null check (opponent <> challenger),
    seconds    int not null check (seconds between 30 and 3600),
    state      text not null check (state in ('proposed', 'declined', 'expired', 'running', 'ended')),
    -- When the challenge lapses; when the battle runs. All by the database's clock.
    answer_by  timestamptz(3) not null,
    starts_at  timestamptz(3),
    ends_at    timestamptz(3),
    reason     text check (reason in ('time', 'left')),
    -- The session that won; null: none did.
    winner     uuid check (winner in (challenger, opponent)),
    check ((starts_at is null) = (state in ('proposed', 'declined', 'expired'))),
    check ((reason is null) = (state <> 'ended'))
);

-- What the gifts of one session came to. It changes under the lock of that session's log only, the battle under both.
create table gifts.battle_side (
    battle_id  uuid not null references gifts.battle (id),
    session_id uuid not null,
    score      bigint not null default 0,
    -- The row that tells of its beginning; 0 before.
    since      bigint not null default 0,
    running    boolean not null default false,
    primary key (battle_id, session_id)
);
create index battle_side_of on gifts.battle_side (session_id, battle_id);
-- One at a time.
create unique index battle_side_running on gifts.battle_side (session_id) where running;
