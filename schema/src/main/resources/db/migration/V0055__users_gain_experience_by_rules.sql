-- What people do brings points by rules that are rows, each point can be explained, and some of it is awarded. New tables
-- only.
create table users.xp_rule (
    -- What happened; code says when.
    code            text primary key check (code ~ '^[a-z_]{1,40}$'),
    -- Whenever it happened.
    points          int not null default 0 check (points between 0 and 1000000),
    -- For one more point: of coins, of viewers. Null: they bring none.
    units_per_point int check (units_per_point between 1 and 1000000),
    -- Of one user in a day (UTC). Null: no limit.
    daily_max       int check (daily_max >= 0),
    name_en         text not null check (length(name_en) between 1 and 80),
    name_ar         text not null check (length(name_ar) between 1 and 80)
);

insert into users.xp_rule (code, points, units_per_point, daily_max, name_en, name_ar) values
    ('stream_started',      50, null,   100, 'Started a stream',                 'بدأ بثًا'),
    ('stream_watched',       0,    1,  1000, 'Viewers of a stream',              'مشاهدو بث'),
    ('follower_gained',      5, null,   500, 'A new follower',                   'متابع جديد'),
    ('gift_sent',            0,   10, 10000, 'Coins given',                      'عملات مُهداة'),
    ('gift_received',        0,   10, 10000, 'Coins received as gifts',          'عملات مستلمة كهدايا'),
    ('legendary_gift_sent', 25, null,   250, 'A legendary gift given',           'هدية أسطورية مُهداة'),
    ('awarded',              0, null,  null, 'Awarded',                          'جائزة');

-- What brought a user points: one row for each cause, which grows where the cause goes on (the gifts of a session).
create table users.xp_grant (
    id         uuid primary key,
    user_id    uuid not null,
    rule       text not null references users.xp_rule (code),
    -- Of this rule and user each cause counts once: whom, which session, which award.
    cause      text not null,
    session_id uuid,
    -- Rows of the session's log up to this one are in it.
    last_seq   bigint,
    events     int not null check (events > 0),
    units      bigint not null check (units >= 0),
    points     int not null check (points >= 0),
    first_at   timestamptz(3) not null,
    last_at    timestamptz(3) not null,
    unique (user_id, rule, cause)
);
create index xp_grant_user on users.xp_grant (user_id, id);

-- What the limit of a day is judged by.
create table users.xp_day (
    user_id uuid not null,
    rule    text not null,
    day     date not null,
    points  int not null,
    primary key (user_id, rule, day)
);

-- What awards are judged by: all that a rule has counted for a user.
create table users.xp_total (
    user_id   uuid not null,
    rule      text not null,
    events    bigint not null,
    units     bigint not null,
    -- Of the greatest cause.
    units_max bigint not null,
    primary key (user_id, rule)
);

-- Achievements, and badges that are worn.
create table users.award (
    code      text primary key check (code ~ '^[a-z0-9_]{1,40}$'),
    kind      text not null check (kind in ('achievement', 'badge')),
    -- A rule, of which `measure` must reach the threshold; null: the level must.
    rule      text references users.xp_rule (code),
    measure   text check (measure in ('events', 'units', 'units_max')),
    threshold bigint not null check (threshold > 0),
    points    int not null default 0 check (points between 0 and 1000000),
    name_en   text not null check (length(name_en) between 1 and 80),
    name_ar   text not null check (length(name_ar) between 1 and 80),
    check ((rule is null) = (measure is null))
);

insert into users.award (code, kind, rule, measure, threshold, points, name_en, name_ar) values
    ('first_stream',         'achievement', 'stream_started',      'events',       1,   50, 'First stream',         'أول بث'),
    ('streams_100',          'achievement', 'stream_started',      'events',     100,  500, '100 streams',          '100 بث'),
    ('first_follower',       'achievement', 'follower_gained',     'events',       1,   10, 'First follower',       'أول متابع'),
    ('followers_100',        'achievement', 'follower_gained',     'events',     100,  200, '100 followers',        '100 متابع'),
    ('followers_10000',      'achievement', 'follower_gained',     'events',   10000, 2000, '10,000 followers',     '10,000 متابع'),
    ('viewers_1000',         'achievement', 'stream_watched',      'units_max', 1000,  500, '1,000 viewers',        '1,000 مشاهد'),
    ('first_gift',           'achievement', 'gift_sent',           'events',       1,   10, 'First gift',           'أول هدية'),
    ('first_legendary_gift', 'achievement', 'legendary_gift_sent', 'events',       1,  100, 'First legendary gift', 'أول هدية أسطورية'),
    ('patron',               'badge',       'gift_sent',           'units',    10000,    0, 'Patron',               'داعم'),
    ('grand_patron',         'badge',       'gift_sent',           'units',  1000000,    0, 'Grand patron',         'داعم كبير'),
    ('rising',               'badge',       null,                  null,           5,    0, 'Rising',               'صاعد'),
    ('star',                 'badge',       null,                  null,          10,    0, 'Star',                 'نجم'),
    ('legend',               'badge',       null,                  null,          25,    0, 'Legend',               'أسطورة');

create table users.awarded (
    user_id uuid not null,
    code    text not null references users.award (code),
    at      timestamptz(3) not null,
    primary key (user_id, code)
);
