-- When a job that failed is due again, and what is found out about media once they can be played: how loud they are, and
-- a strip of small pictures. Columns without values, or with constant ones, are added without rewriting the table.
alter table videos.media
    -- Not begun before; null: at once.
    add column due_at            timestamptz(3),
    -- Null until it has been looked through, or that was given up.
    add column surveyed_at       timestamptz(3),
    add column surveys           int not null default 0,
    add column has_strip         boolean not null default false,
    -- EBU R128; null without sound, or where it is all silence.
    add column loudness_lufs     real,
    add column true_peak_dbtp    real;
create index media_to_survey on videos.media (node, ready_at) where state = 'ready' and surveyed_at is null;
