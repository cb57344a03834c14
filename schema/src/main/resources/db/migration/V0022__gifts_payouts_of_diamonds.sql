-- Diamonds that hosts ask to have paid out: the terms, what people decided, what the provider has told, where the money
-- stands. New tables only.
create table gifts.payout_destination (
    id         uuid primary key,
    user_id    uuid not null,
    kind       text not null check (kind in ('iban', 'paypal', 'mobile')),
    -- What may be shown of it.
    masked     text not null,
    -- The rest, sealed with the master key under the name of this row.
    sealed     bytea not null,
    created_at timestamptz(3) not null
);
create index payout_destination_of_user on gifts.payout_destination (user_id, id);

create table gifts.payout (
    id             uuid primary key,
    user_id        uuid not null,
    -- The terms, fixed when it was asked for: minor units of a currency, as so many diamonds brought then.
    diamonds       bigint not null check (diamonds > 0),
    currency       text not null check (currency ~ '^[A-Z]{3}$'),
    amount         bigint not null check (amount > 0),
    -- Major units for a thousand diamonds.
    rate           numeric not null check (rate > 0),
    destination_id uuid not null references gifts.payout_destination (id),
    requested_at   timestamptz(3) not null,
    -- What was decided, by whom and why.
    approved_at    timestamptz(3),
    approved_by    uuid,
    provider       text,
    ended_at       timestamptz(3),
    ended_by       uuid,
    ended_as       text check (ended_as in ('rejected', 'cancelled')),
    reason         text,
    -- What the provider has told, each for ever: it can come in any order and more than once.
    reference      text,
    accepted_at    timestamptz(3),
    paid_at        timestamptz(3),
    failed_at      timestamptz(3),
    failure        text,
    -- Follows from all of that.
    state          text not null check (state in
                       ('requested', 'approved', 'paid', 'rejected', 'failed', 'cancelled')),
    -- Where its diamonds are: kept by a hold, paid out, or with the host again.
    money          text not null check (money in ('held', 'paid', 'returned')),
    hold_id        uuid not null,
    held_until     timestamptz(3) not null,
    -- The transfers that took the diamonds, and gave them again.
    settled_by     uuid unique,
    returned_by    uuid unique,
    unique (provider, reference),
    constraint nobody_approves_their_own check (approved_by is distinct from user_id),
    constraint approved_by_somebody_at_some_provider
        check ((approved_at is null) = (approved_by is null) and (approved_at is null) = (provider is null)),
    constraint approved_or_ended check (ended_at is null or approved_at is null),
    constraint ended_by_somebody
        check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_as is null)),
    constraint only_what_was_approved_is_paid
        check (approved_at is not null or (paid_at is null and failed_at is null and reference is null)),
    constraint paid_by_a_transfer check (money <> 'paid' or settled_by is not null)
);
create index payout_of_user on gifts.payout (user_id, id);
create index payout_by_state on gifts.payout (state, id);

create function gifts.keep_the_payouts_terms() returns trigger language plpgsql as $$
begin
    if (old.id, old.user_id, old.diamonds, old.currency, old.amount, old.rate, old.destination_id, old.requested_at)
        is distinct from
       (new.id, new.user_id, new.diamonds, new.currency, new.amount, new.rate, new.destination_id, new.requested_at) then
        raise exception 'the terms of payout % are refused: they never change', old.id;
    end if;
    if (old.approved_at is not null and (old.approved_at, old.approved_by, old.provider)
            is distinct from (new.approved_at, new.approved_by, new.provider))
       or (old.ended_at is not null and (old.ended_at, old.ended_by, old.ended_as)
            is distinct from (new.ended_at, new.ended_by, new.ended_as)) then
        raise exception 'what was decided of payout % is refused: it never changes', old.id;
    end if;
    return new;
end
$$;
create trigger payout_keeps_its_terms before update on gifts.payout
    for each row execute function gifts.keep_the_payouts_terms();
create trigger payout_is_never_deleted before delete or truncate on gifts.payout
    for each statement execute function gifts.refuse_change();
create trigger payout_destination_is_never_changed before update or delete or truncate on gifts.payout_destination
    for each statement execute function gifts.refuse_change();

-- All that happened to a payout: what people did (source: host, admin) and what providers told, and what became of it.
create table gifts.payout_event (
    source      text not null,
    event_id    text not null,
    payout_id   uuid not null references gifts.payout (id),
    type        text not null,
    -- Who did it; null where a provider told it.
    by          uuid,
    -- The provider's time.
    at          timestamptz(3) not null,
    received_at timestamptz(3) not null default now(),
    outcome     text not null,
    primary key (source, event_id)
);
create index payout_event_of on gifts.payout_event (payout_id);
create trigger payout_event_is_append_only before update or delete or truncate on gifts.payout_event
    for each statement execute function gifts.refuse_change();

-- The program's role loses the right to whatever such a trigger refuses, on every table that has one: nobody has to
-- remember to add a new one.
alter procedure public.chobi_grant(text) rename to chobi_grant_listed;
create procedure public.chobi_grant(role text) language plpgsql as $$
declare
    kept record;
begin
    call public.chobi_grant_listed(role);
    -- pg_trigger.tgtype: bit 3 is DELETE, bit 4 is UPDATE.
    for kept in select distinct t.tgrelid::regclass as name, (t.tgtype & 16) > 0 as updates
                from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                where p.proname = 'refuse_change' and (t.tgtype & 8) > 0 loop
        execute format('revoke delete on %s from %I', kept.name, role);
        if kept.updates then
            execute format('revoke update on %s from %I', kept.name, role);
        end if;
    end loop;
end
$$;
revoke all on procedure public.chobi_grant(text) from public;
