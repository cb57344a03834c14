-- What people say under videos, and how often these are viewed. New tables, and two columns with constant defaults,
-- which PostgreSQL adds to videos.video without rewriting it.
create table videos.comment (
    id         uuid primary key,
    video_id   uuid not null references videos.video (id) on delete cascade,
    author     uuid not null,
    -- The comment that it answers; answers to answers are answers to the first.
    parent_id  uuid references videos.comment (id) on delete cascade,
    text       text not null,
    likes      bigint not null default 0 check (likes >= 0),
    replies    int not null default 0 check (replies >= 0),
    pinned_at  timestamptz(3),
    created_at timestamptz(3) not null default now(),
    check (parent_id is null or (replies = 0 and pinned_at is null))
);
create index comment_listed on videos.comment (video_id, created_at, id) where parent_id is null;
create index comment_replies on videos.comment (parent_id, created_at, id) where parent_id is not null;
create index comment_author on videos.comment (author, created_at);
-- At most one of a video.
create unique index comment_pinned on videos.comment (video_id) where pinned_at is not null;

create table videos.comment_liked (
    comment_id uuid not null references videos.comment (id) on delete cascade,
    user_id    uuid not null,
    primary key (comment_id, user_id)
);

-- Who has viewed what on which day, kept for two days, so that nobody counts twice.
create table videos.viewed (
    video_id uuid not null references videos.video (id) on delete cascade,
    day      date not null,
    -- A user's id, or a keyed hash of a guest's address.
    viewer   text not null,
    primary key (video_id, day, viewer)
);
create index viewed_day on videos.viewed (day);

alter table videos.video add column comments bigint not null default 0 check (comments >= 0);
alter table videos.video add column views bigint not null default 0 check (views >= 0);
create index video_viewed on videos.video (views, id) where visibility = 'public' and published_at is not null;
