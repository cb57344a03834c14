-- Where users are told while they look elsewhere, and what is on its way there. New tables only.
create table notifications.device (
    id            uuid primary key,
    user_id       uuid not null,
    platform      text not null check (platform in ('web', 'android', 'ios')),
    -- A push service's own name for the device; for `web` the endpoint's URL.
    token         text not null,
    -- SHA-256 of the token: one device is one user's, whoever registered it last.
    token_hash    bytea not null unique,
    -- Of `web`: the subscription's public key and secret (RFC 8291, section 2).
    p256dh        bytea,
    auth          bytea,
    registered_at timestamptz(3) not null default now(),
    -- Refusals in a row that are not the device's end.
    refusals      int not null default 0,
    check ((platform = 'web') = (p256dh is not null) and (platform = 'web') = (auth is not null))
);
create index device_user on notifications.device (user_id, registered_at);

create table notifications.delivery (
    notification_id uuid not null references notifications.notification (id) on delete cascade,
    device_id       uuid not null references notifications.device (id) on delete cascade,
    due_at          timestamptz(3) not null,
    leased_until    timestamptz(3),
    attempts        int not null default 0,
    primary key (notification_id, device_id)
);
create index delivery_due on notifications.delivery (due_at);
create index delivery_device on notifications.delivery (device_id);
