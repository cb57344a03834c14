-- The list of what is to come is read by its time, a page at a time; of sessions without one, and of private ones, nobody
-- asks. Locks the table against writing while the index is built, which is short: few sessions are scheduled.
create index session_scheduled on streaming.session (scheduled_at, id)
    where scheduled_at is not null and visibility = 'public';
