-- Holds, reversals, corrections and freezes; points and currencies. The rules of the code stand here again.
-- Adds two columns without a default and checks the accounts once, under an access exclusive lock.
alter table ledger.transfer
    -- Postings.Relation's code: what it has to do with the transfer `subject`.
    add column relation smallint check (relation between 1 and 6),
    add column subject  uuid,
    add constraint a_relation_has_its_subject check ((relation is null) = (subject is null));
create index transfer_about on ledger.transfer (subject) where subject is not null;

-- AccountType, in numbers. Above 1000 stand the installation's accounts in currencies: thousands say which, the rest is
-- the currency's ISO 4217 number.
create function ledger.unit_of(type smallint) returns smallint language sql immutable as $$
    select case when type >= 1000 then 1000 + type % 1000
        when type in (20, 21) then 1::smallint
        else (array[1, 2, 1, 1, 1, 2, 1, 2, 2, 3, 3])[type] end::smallint
$$;
create function ledger.floor_of(type smallint) returns bigint language sql immutable as $$
    select case when type in (1, 2, 7, 8, 10, 20) then 0::bigint end
$$;
alter table ledger.account
    add constraint unit_is_its_types check (coalesce(unit = ledger.unit_of(type), false)),
    add constraint floor_is_its_types check (floor is not distinct from ledger.floor_of(type)),
    add constraint nothing_without_an_entry check (seq > 0 or balance = 0);

-- Only entries move money, and only a line in ledger.freeze freezes: both by their triggers, one level down.
create function ledger.refuse_hand() returns trigger language plpgsql as $$
begin
    raise exception '% of ledger.account is refused: only entries move money, and a line in ledger.freeze freezes', tg_op;
end
$$;
create trigger account_follows_its_entries before update on ledger.account
    for each row when (pg_trigger_depth() = 0) execute function ledger.refuse_hand();
create trigger account_stays before delete or truncate on ledger.account
    for each statement execute function ledger.refuse_hand();

-- The clock that holds go by. A function, so that a test can set it.
create function ledger.clock() returns timestamptz language sql volatile as 'select clock_timestamp()';

-- What is kept for a while. The money itself stands in an account of its own (held_type), moved there by the transfer
-- whose id the hold has.
create table ledger.hold (
    id         uuid primary key,
    owner      uuid not null,
    type       smallint not null,
    held_type  smallint not null,
    amount     bigint not null check (amount > 0),
    remaining  bigint not null,
    state      text not null check (state in ('pending', 'settled', 'voided', 'expired')),
    expires_at timestamptz(3) not null,
    constraint a_hold_keeps_at_most_its_amount check (remaining between 0 and amount),
    constraint a_closed_hold_keeps_nothing check ((state = 'pending') = (remaining > 0)),
    constraint held_where_it_belongs check ((type, held_type) in ((1, 7), (2, 8)))
);
create index hold_pending on ledger.hold (owner, held_type) where state = 'pending';

create function ledger.check_hold() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or old.state <> 'pending' or new.remaining >= old.remaining
       or (new.id, new.owner, new.type, new.held_type, new.amount, new.expires_at)
            is distinct from (old.id, old.owner, old.type, old.held_type, old.amount, old.expires_at) then
        raise exception '% of hold % is refused: a pending one keeps less, nothing else changes', tg_op, old.id;
    end if;
    return new;
end
$$;
create trigger hold_only_shrinks before update or delete on ledger.hold
    for each row execute function ledger.check_hold();

-- A batch writes all its holds with one statement, after its entries.
create function ledger.take_holds() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    if exists (select from (select distinct owner, held_type from changed) c
               where (select sum(remaining) from ledger.hold h
                      where h.owner = c.owner and h.held_type = c.held_type and h.state = 'pending') is distinct from
                     (select nullif(a.balance, 0) from ledger.account a
                      where a.owner = c.owner and a.type = c.held_type)) then
        raise exception 'holds keep another sum than their account';
    end if;
    return null;
end
$$;
create trigger new_holds_keep_what_their_account_has after insert on ledger.hold
    referencing new table as changed for each statement execute function ledger.take_holds();
create trigger holds_keep_what_their_account_has after update on ledger.hold
    referencing new table as changed for each statement execute function ledger.take_holds();

-- What was given back of each leg of a transfer, so far. Written by the trigger on entries alone.
create table ledger.reversed (
    original uuid not null,
    owner    uuid not null,
    type     smallint not null,
    moved    bigint not null,
    back     bigint not null,
    primary key (original, owner, type),
    constraint nothing_is_given_back_twice check (sign(back) = -sign(moved) and abs(back) <= abs(moved))
);

create table ledger.freeze (
    owner  uuid not null,
    type   smallint not null,
    no     int not null check (no > 0),
    frozen boolean not null,
    reason text not null check (length(reason) between 1 and 500),
    -- Who decided it.
    by     uuid not null,
    at     timestamptz(3) not null default now(),
    primary key (owner, type, no)
);
create trigger freeze_is_append_only before update or delete or truncate on ledger.freeze
    for each statement execute function ledger.refuse_change();

create function ledger.take_freeze() returns trigger language plpgsql as $$
begin
    update ledger.account set frozen = new.frozen where owner = new.owner and type = new.type and frozen <> new.frozen;
    if not found then
        raise exception 'account % % does not exist, or is so already', new.owner, new.type;
    end if;
    return null;
end
$$;
create trigger a_line_freezes after insert on ledger.freeze for each row execute function ledger.take_freeze();

create or replace function ledger.take_entries() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    unknown int;
    linked  int;
    moved   int;
begin
    if exists (select from added group by transfer_id, unit having sum(amount) <> 0) then
        raise exception 'a transfer does not sum to zero';
    end if;
    select count(*) filter (where t.id is null), count(t.relation) into unknown, linked
    from (select distinct transfer_id from added) a left join ledger.transfer t on t.id = a.transfer_id;
    if unknown > 0 then
        raise exception 'an entry has no transfer';
    end if;
    if linked > 0 then
        -- What settles, voids or ends a hold is about a transfer that placed one; what corrects, about any.
        if exists (select from (select distinct transfer_id from added) a
                   join ledger.transfer t on t.id = a.transfer_id and t.relation <> 1
                   where not exists (select from ledger.transfer s where s.id = t.subject
                                     and (t.relation = 2 or s.relation = 6))) then
            raise exception 'a transfer is about one that is not there';
        end if;
        -- The legs of the original are looked for by its id, whatever the planner thinks of an account's index.
        insert into ledger.reversed as r (original, owner, type, moved, back)
        select t.subject, a.owner, a.type, coalesce(min(o.amount), 0), sum(a.amount)
        from added a
        join ledger.transfer t on t.id = a.transfer_id and t.relation = 1
        left join lateral (select e.owner, e.type, e.amount from ledger.entry e
                           join ledger.transfer s on s.id = e.transfer_id and s.relation is null
                           where e.transfer_id = t.subject offset 0) o on o.owner = a.owner and o.type = a.type
        group by t.subject, a.owner, a.type
        on conflict (original, owner, type) do update set back = r.back + excluded.back;
    end if;
    if exists (select from added a where a.type in (7, 8) and not exists (
                   select from ledger.transfer t where t.id = a.transfer_id and t.relation in (3, 4, 5, 6))) then
        raise exception 'held money moves by holds alone';
    end if;
    with step as (
        select owner, type, unit, amount, seq - row_number() over account as seq_before, seq,
               balance_after - sum(amount) over account as balance_before
        from added window account as (partition by owner, type order by seq)
    ), total as (
        select owner, type, min(unit) as unit, max(seq) as seq, sum(amount)::bigint as amount,
               min(seq_before) as seq_before, min(balance_before) as balance_before
        from step group by owner, type
        having min(unit) = max(unit) and min(seq_before) = max(seq_before) and min(balance_before) = max(balance_before)
    )
    update ledger.account set balance = account.balance + total.amount, seq = total.seq
    from total
    where account.owner = total.owner and account.type = total.type and account.unit = total.unit
      and account.seq = total.seq_before and account.balance = total.balance_before
      -- A frozen account can be put right, but neither spends nor gains.
      and (not account.frozen or not exists (
              select from added a join ledger.transfer t on t.id = a.transfer_id
              where a.owner = account.owner and a.type = account.type and coalesce(t.relation, 0) not in (1, 2, 4, 5)));
    get diagnostics moved = row_count;
    if moved <> (select count(*) from (select distinct owner, type from added) a) then
        raise exception 'entries do not continue their accounts, or one of these is frozen';
    end if;
    return null;
end
$$;

-- What the auditor found, each time. Imbalance counts what is wrong; 0 is what it must be.
create table ledger.audit (
    at          timestamptz(3) primary key default clock_timestamp(),
    imbalance   bigint not null check (imbalance >= 0),
    first_wrong text,
    seconds     double precision not null,
    check ((imbalance = 0) = (first_wrong is null))
);
create trigger audit_is_append_only before update or delete or truncate on ledger.audit
    for each statement execute function ledger.refuse_change();
