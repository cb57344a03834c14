-- The program works as a role that has no right to change or delete what is append-only (decision 0018). What a trigger or a
-- procedure does on its behalf, it does with the rights of the tables' owner. No locks but on the functions.
alter function ledger.take_entries() security definer set search_path = pg_catalog;
alter function ledger.take_batches() security definer set search_path = pg_catalog;
alter function ledger.take_freeze() security definer set search_path = pg_catalog;
alter procedure log.ensure_partitions(timestamptz, int) security definer set search_path = pg_catalog;

-- Gives a role what the program needs, and no more. Run at every start, after the migrations: tables are new now and
-- then. Only the owner of the tables may.
create procedure public.chobi_grant(role text) language plpgsql as $$
declare
    area text;
begin
    foreach area in array array(select nspname::text from pg_namespace
                                where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')) loop
        execute format('grant usage on schema %I to %I', area, role);
        execute format('grant select, insert, update, delete on all tables in schema %I to %I', area, role);
        execute format('grant usage on all sequences in schema %I to %I', area, role);
    end loop;
    execute format('revoke update, delete on ledger.transfer, ledger.entry, ledger.batch, ledger.reversed,
        ledger.freeze, ledger.audit, ledger.account, ledger.chain, log.row from %I', role);
    execute format('revoke insert on ledger.reversed, ledger.chain from %I', role);
    execute format('revoke update, delete on gifts.coin_pack_change, gifts.payment_event from %I', role);
    execute format('revoke delete on ledger.hold, gifts.purchase from %I', role);
    -- To lock a row one must be able to change something of it; a trigger refuses every such change.
    execute format('grant update (frozen) on ledger.account to %I', role);
    execute format('grant update (stripe) on ledger.chain to %I', role);
end
$$;
revoke all on procedure public.chobi_grant(text) from public;

create function ledger.refuse_chain() returns trigger language plpgsql as $$
begin
    raise exception '% of ledger.chain is refused: it follows its batches', tg_op;
end
$$;
create trigger chain_follows_its_batches before update on ledger.chain
    for each row when (pg_trigger_depth() = 0) execute function ledger.refuse_chain();
create trigger chain_stays before insert or delete or truncate on ledger.chain
    for each statement execute function ledger.refuse_chain();
