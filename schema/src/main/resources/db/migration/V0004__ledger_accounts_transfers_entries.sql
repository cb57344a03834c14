-- Double-entry money. The rules of the code stand here again as constraints. New tables only.
create schema ledger;

create table ledger.account (
    owner   uuid not null,
    -- AccountType's code; it also decides the unit.
    type    smallint not null,
    unit    smallint not null,
    balance bigint not null default 0,
    -- Number of entries: each account is its own gap-free, verifiable chain.
    seq     bigint not null default 0 check (seq >= 0),
    -- The lowest balance allowed; null for the accounts of the installation that issue or absorb.
    floor   bigint,
    frozen  boolean not null default false,
    primary key (owner, type),
    constraint balance_keeps_its_floor check (floor is null or balance >= floor)
);

-- One hash chain per stripe, so that no row is hot across all writers.
create table ledger.chain (
    stripe smallint primary key check (stripe between 0 and 15),
    no     bigint not null default 0,
    hash   bytea not null
);
insert into ledger.chain (stripe, hash) select stripe, decode(repeat('00', 32), 'hex') from generate_series(0, 15) stripe;

create table ledger.batch (
    stripe    smallint not null references ledger.chain (stripe),
    no        bigint not null check (no > 0),
    at        timestamptz(3) not null,
    transfers int not null check (transfers > 0),
    previous  bytea not null check (length(previous) = 32),
    hash      bytea not null check (length(hash) = 32),
    primary key (stripe, no)
);

create table ledger.transfer (
    id       uuid primary key,
    stripe   smallint not null,
    batch_no bigint not null,
    -- Place inside its batch, from 0.
    place    int not null check (place >= 0),
    kind     text not null,
    payer    uuid,
    log_id   uuid,
    log_seq  bigint,
    -- json, not jsonb: its bytes are hashed as they were written.
    memo     json not null,
    unique (stripe, batch_no, place),
    foreign key (stripe, batch_no) references ledger.batch (stripe, no)
);

create table ledger.entry (
    owner         uuid not null,
    type          smallint not null,
    seq           bigint not null check (seq > 0),
    transfer_id   uuid not null references ledger.transfer (id),
    unit          smallint not null,
    amount        bigint not null check (amount <> 0),
    balance_after bigint not null,
    primary key (owner, type, seq),
    foreign key (owner, type) references ledger.account (owner, type)
);
create index entry_transfer on ledger.entry (transfer_id);

create function ledger.entries_sum_to_zero() returns trigger language plpgsql as $$
begin
    if exists (select from added group by transfer_id, unit having sum(amount) <> 0) then
        raise exception 'a transfer does not sum to zero';
    end if;
    return null;
end
$$;
-- A transfer's entries are written by one statement.
create trigger entries_sum_to_zero after insert on ledger.entry
    referencing new table as added for each statement execute function ledger.entries_sum_to_zero();

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% of % is refused: it is append-only', tg_op, tg_table_name;
end
$$;
create trigger transfer_is_append_only before update or delete or truncate on ledger.transfer
    for each statement execute function ledger.refuse_change();
create trigger entry_is_append_only before update or delete or truncate on ledger.entry
    for each statement execute function ledger.refuse_change();
create trigger batch_is_append_only before update or delete or truncate on ledger.batch
    for each statement execute function ledger.refuse_change();
