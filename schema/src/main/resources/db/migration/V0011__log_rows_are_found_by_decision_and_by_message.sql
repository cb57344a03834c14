-- What has been decided about a session's chat is read back from its log when a node first hears of the session: the
-- decisions are few among millions of messages. A message that is deleted or pinned is found by its id; ids rise with
-- time, so that index grows at its end only.
-- Building them takes a share lock on log.row: writers wait until both are there, a minute for some ten million rows.
create index row_decision on log.row (log_id, seq)
    where type in ('moderation', 'message_deleted', 'session_updated', 'chat_filter', 'co_host');
create index row_message on log.row ((payload ->> 'id')) where type = 'message';
