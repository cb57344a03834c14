-- A video may be a stretch of another's media; and indexes for what is related to a video. Columns without values are
-- added without rewriting the table; the checks read it once, and the indexes are made while it is not written.
alter table videos.video
    -- Null where it is no clip, or what it was cut from is gone.
    add column clip_of      uuid references videos.video (id) on delete set null,
    -- Of the media's time.
    add column clip_from_ms bigint check (clip_from_ms >= 0),
    add column clip_to_ms   bigint,
    add check ((clip_from_ms is null) = (clip_to_ms is null)),
    add check (clip_to_ms > clip_from_ms),
    add check (clip_of is null or clip_from_ms is not null);
create index video_clips on videos.video (clip_of) where clip_of is not null;
create index video_tags on videos.video using gin (tags) where visibility = 'public' and published_at is not null;
create index video_category on videos.video (category, published_at)
    where visibility = 'public' and published_at is not null;
