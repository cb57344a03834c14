-- Who has shown a private session's access code, apart from who was only counted in it: a co-host who is removed must not
-- stay because they once were inside. Of those who are there already it is not known; they keep what they had. The
-- default of the first statement is kept in the catalogue: no row is rewritten.
alter table streaming.viewer add column knows_code boolean not null default true;
alter table streaming.viewer alter column knows_code set default false;
