-- Videos: what they are called and who may see them, the files they are played from, and uploads that are still coming.
-- New tables only: locks nothing that is in use.
create schema videos;

-- Files that are played, once for all videos of the same bytes.
create table videos.media (
    id          uuid primary key,
    -- Whose data directory has them.
    node        text not null,
    origin      text not null check (origin in ('upload', 'recording')),
    -- Of a recording: whose it is, and its files in the order in which they were live.
    session_id  uuid,
    files       jsonb,
    -- Of an upload, once all of it has been read.
    sha256      bytea,
    bytes       bigint not null check (bytes >= 0),
    state       text not null default 'waiting' check (state in ('waiting', 'processing', 'ready', 'failed')),
    -- Begun so often; a server that dies over a file must not die of it for ever.
    attempts    int not null default 0,
    progress    int not null default 0 check (progress between 0 and 100),
    failure     text,
    duration_ms bigint not null default 0,
    width       int not null default 0,
    height      int not null default 0,
    has_poster  boolean not null default false,
    created_at  timestamptz(3) not null default now(),
    ready_at    timestamptz(3),
    check ((origin = 'recording') = (session_id is not null and files is not null)),
    check ((state = 'failed') = (failure is not null))
);
create unique index media_of_equal_bytes on videos.media (node, sha256) where state <> 'failed';
create unique index media_recording on videos.media (session_id, node);
create index media_waiting on videos.media (node, created_at) where state in ('waiting', 'processing');

create table videos.video (
    id           uuid primary key,
    owner        uuid not null,
    title        text not null check (length(title) between 1 and 200),
    description  text not null,
    category     text,
    tags         text[] not null default '{}',
    visibility   text not null check (visibility in ('public', 'unlisted', 'private')),
    -- Null while its upload is coming.
    media_id     uuid references videos.media (id),
    -- Raised to end all signed addresses that were given out.
    epoch        int not null default 0,
    likes        bigint not null default 0 check (likes >= 0),
    created_at   timestamptz(3) not null default now(),
    -- When it could be played first.
    published_at timestamptz(3)
);
create index video_owner on videos.video (owner, id);
create index video_media on videos.video (media_id);
create index video_listed on videos.video (published_at, id) where visibility = 'public' and published_at is not null;

-- What has come of an upload is the length of its file; a row goes when all has come, or nothing more will.
create table videos.upload (
    video_id        uuid primary key references videos.video (id) on delete cascade,
    owner           uuid not null,
    node            text not null,
    bytes           bigint not null check (bytes > 0),
    -- What came after this was sent with a checksum that has not been compared yet.
    unverified_from bigint,
    metadata        text not null,
    expires_at      timestamptz(3) not null
);
create index upload_owner on videos.upload (owner);
create index upload_expired on videos.upload (node, expires_at);

create table videos.liked (
    video_id uuid not null references videos.video (id) on delete cascade,
    user_id  uuid not null,
    at       timestamptz(3) not null default now(),
    primary key (video_id, user_id)
);
