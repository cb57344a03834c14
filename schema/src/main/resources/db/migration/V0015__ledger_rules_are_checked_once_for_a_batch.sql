-- The rules of entries are checked once for all rows of a statement. Foreign keys did it row by row: ten look-ups and ten
-- row locks, each with its record in the write-ahead log, for every gift. What they said is said here, and more: entries
-- continue their account, and only entries move an account's balance.
-- Takes an access exclusive lock on ledger.transfer and ledger.entry for a moment, and builds a small index.
alter table ledger.entry drop constraint entry_transfer_id_fkey, drop constraint entry_owner_type_fkey;
alter table ledger.transfer drop constraint transfer_stripe_batch_no_fkey;
drop trigger entries_sum_to_zero on ledger.entry;
drop function ledger.entries_sum_to_zero();

-- Entries of one transfer stand together, and transfers' ids rise with time: a summary of blocks finds them.
drop index ledger.entry_transfer;
create index entry_transfer on ledger.entry using brin (transfer_id) with (pages_per_range = 32, autosummarize = on);

-- Each number of an account is given once, because the trigger below counts on from the account's own. The index is for
-- people's statements; the installation's accounts, which every gift moves, are read whole or not at all. What a batch has
-- is read with all batches, in order.
alter table ledger.entry drop constraint entry_pkey;
create unique index entry_of_user on ledger.entry (owner, type, seq) where type in (1, 2, 7, 8, 10, 20);
alter table ledger.transfer drop constraint transfer_stripe_batch_no_place_key;

-- A transfer's entries are written by one statement. It also moves the accounts, so that no balance can differ from what
-- its entries say. A batch has some hundred rows: without these settings the plan of a nearly empty table, which reads it
-- whole, would be kept while the table grows.
create function ledger.take_entries() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    moved int;
begin
    if exists (select from added group by transfer_id, unit having sum(amount) <> 0) then
        raise exception 'a transfer does not sum to zero';
    end if;
    if exists (select from (select distinct transfer_id from added) a
               where not exists (select from ledger.transfer t where t.id = a.transfer_id)) then
        raise exception 'an entry has no transfer';
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
      and account.seq = total.seq_before and account.balance = total.balance_before and not account.frozen;
    get diagnostics moved = row_count;
    if moved <> (select count(*) from (select distinct owner, type from added) a) then
        raise exception 'entries do not continue their accounts, or one of these is frozen';
    end if;
    return null;
end
$$;
create trigger entries_continue_their_accounts after insert on ledger.entry
    referencing new table as added for each statement execute function ledger.take_entries();

create function ledger.take_transfers() returns trigger language plpgsql as $$
begin
    if exists (select from (select distinct stripe, batch_no from added) a
               where not exists (select from ledger.batch b where b.stripe = a.stripe and b.no = a.batch_no)) then
        raise exception 'a transfer has no batch';
    end if;
    return null;
end
$$;
create trigger transfers_have_a_batch after insert on ledger.transfer
    referencing new table as added for each statement execute function ledger.take_transfers();

-- A chain is its batches: a new one moves it on, or is not its next.
create function ledger.take_batches() returns trigger language plpgsql as $$
begin
    update ledger.chain set no = new.no, hash = new.hash
    where stripe = new.stripe and no = new.no - 1 and hash = new.previous;
    if not found then
        raise exception 'batch % does not follow the newest of chain %', new.no, new.stripe;
    end if;
    return null;
end
$$;
create trigger batches_continue_their_chain after insert on ledger.batch
    for each row execute function ledger.take_batches();
