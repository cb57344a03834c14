-- An account that an administrator has suspended signs in nowhere. A column without a rewrite: an instant's lock.
alter table identity.account
    add column suspended_at timestamptz(3),
    add column suspension_reason text check (length(suspension_reason) between 1 and 300),
    -- What looks alike is the same name: a skeleton by Unicode's table of confusables, filled in at the next start.
    add column username_skeleton text;
create index account_skeleton on identity.account (username_skeleton);
-- Names and shown names begin with what somebody looks for.
create index account_username_begins on identity.account (username_key text_pattern_ops);
create index account_display_name_begins on identity.account (lower(display_name) text_pattern_ops);
