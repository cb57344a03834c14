-- Who leaves becomes a pseudonym. A column without a rewrite: an instant's lock; and a new table.
alter table identity.account add column erased_at timestamptz(3);

-- Whose words are not told any more. Rows of logs are never changed, so whoever reads them asks here.
create table log.forgotten (
    actor uuid primary key,
    at    timestamptz(3) not null default now()
);
