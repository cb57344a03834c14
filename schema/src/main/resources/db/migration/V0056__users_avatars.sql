-- Pictures of users, as the server has made them of what was uploaded. A new table only.
create table users.avatar (
    user_id      uuid primary key,
    -- In its address: another picture has another one, so that each may be kept for ever.
    id           uuid not null unique,
    content_type text not null check (content_type in ('image/jpeg', 'image/png')),
    bytes        bytea not null check (length(bytes) <= 524288),
    at           timestamptz(3) not null default now()
);
