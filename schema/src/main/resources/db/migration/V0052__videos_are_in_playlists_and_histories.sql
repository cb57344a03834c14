-- Playlists, who has watched what, and how much of each video is watched. New tables only.
create table videos.playlist (
    id          uuid primary key,
    owner       uuid not null,
    -- What a user wants to watch later is a list that is there by itself, and nobody else's business.
    kind        text not null check (kind in ('own', 'watch_later')),
    title       text not null check (length(title) <= 200),
    description text not null,
    visibility  text not null check (visibility in ('public', 'unlisted', 'private')),
    created_at  timestamptz(3) not null default now(),
    updated_at  timestamptz(3) not null default now(),
    check (kind = 'own' or visibility = 'private')
);
create index playlist_owner on videos.playlist (owner, updated_at, id) where kind = 'own';
create unique index playlist_watch_later on videos.playlist (owner) where kind = 'watch_later';

create table videos.playlist_item (
    playlist_id uuid not null references videos.playlist (id) on delete cascade,
    video_id    uuid not null references videos.video (id) on delete cascade,
    -- Ascending; with holes where others were.
    place       int not null,
    added_at    timestamptz(3) not null default now(),
    primary key (playlist_id, video_id)
);
create unique index playlist_item_place on videos.playlist_item (playlist_id, place);
create index playlist_item_video on videos.playlist_item (video_id);

-- What a user has watched, and how far.
create table videos.history (
    user_id     uuid not null,
    video_id    uuid not null references videos.video (id) on delete cascade,
    at          timestamptz(3) not null,
    position_ms bigint not null check (position_ms >= 0),
    primary key (user_id, video_id)
);
create index history_newest on videos.history (user_id, at, video_id);
create index history_video on videos.history (video_id);
create index history_at on videos.history (at);

-- Who does not want what they watch to be kept.
create table videos.history_off (
    user_id uuid primary key
);

-- When a viewer last told how much they have watched, kept for two days, so that nobody watches faster than time passes.
create table videos.watching (
    video_id    uuid not null references videos.video (id) on delete cascade,
    day         date not null,
    -- A user's id, or a keyed hash of a guest's address.
    viewer      text not null,
    reported_at timestamptz(3) not null,
    primary key (video_id, day, viewer)
);
create index watching_day on videos.watching (day);

-- Of all viewers but the owner. A row of its own: it is written often, and videos.video is read by everybody.
create table videos.watch_time (
    video_id   uuid primary key references videos.video (id) on delete cascade,
    watched_ms bigint not null check (watched_ms >= 0),
    -- How often each hundredth of the video was begun.
    slots      bigint[] not null check (array_length(slots, 1) = 100)
);
