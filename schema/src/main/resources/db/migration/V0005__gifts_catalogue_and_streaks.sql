-- What can be given, and the streaks that are open. New tables only.
create schema gifts;

create table gifts.gift (
    id         uuid primary key,
    code       text not null unique,
    name       text not null,
    tier       text not null check (tier in ('common', 'rare', 'legendary')),
    price      bigint not null check (price > 0),
    animation  text not null,
    -- Null: always.
    valid_from timestamptz(3),
    valid_to   timestamptz(3)
);

insert into gifts.gift (id, code, name, tier, price, animation) values
    ('01980000-0000-7000-8000-000000000001', 'rose',    'Rose',    'common',    10,   'float'),
    ('01980000-0000-7000-8000-000000000002', 'heart',   'Heart',   'common',    20,   'float'),
    ('01980000-0000-7000-8000-000000000003', 'kiss',    'Kiss',    'common',    50,   'float'),
    ('01980000-0000-7000-8000-000000000004', 'star',    'Star',    'rare',      100,  'burst'),
    ('01980000-0000-7000-8000-000000000005', 'fire',    'Fire',    'rare',      200,  'burst'),
    ('01980000-0000-7000-8000-000000000006', 'diamond', 'Diamond', 'rare',      500,  'burst'),
    ('01980000-0000-7000-8000-000000000007', 'crown',   'Crown',   'legendary', 1000, 'crown'),
    ('01980000-0000-7000-8000-000000000008', 'rocket',  'Rocket',  'legendary', 5000, 'rocket');

-- A sender's run of one gift in one session. Closed, and deleted, some seconds after its last gift.
create table gifts.streak (
    session_id uuid not null,
    sender     uuid not null,
    gift_id    uuid not null references gifts.gift (id),
    id         uuid not null,
    count      bigint not null check (count > 0),
    last_at    timestamptz(3) not null,
    primary key (session_id, sender, gift_id)
);
