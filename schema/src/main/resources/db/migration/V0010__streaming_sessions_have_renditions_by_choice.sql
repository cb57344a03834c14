-- Whether smaller renditions are made of a session, where its host has said so; null leaves it to the server.
-- A column without a default: takes an exclusive lock on streaming.session for an instant and rewrites nothing.
alter table streaming.session add column transcoding boolean;
