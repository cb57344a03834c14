-- Purchases of coins with money of the world outside: their terms, what the provider has told, what was issued for
-- them. New tables only.
create table gifts.purchase (
    id           uuid primary key,
    user_id      uuid not null,
    -- The client's own name for it; of a store's receipt, made here.
    key          text not null check (length(key) between 1 and 210),
    pack_id      uuid not null references gifts.coin_pack (id),
    -- The terms, fixed when it was made: coins with bonus, minor units of a currency, who takes the money.
    coins        bigint not null check (coins > 0),
    amount       bigint not null check (amount > 0),
    currency     text not null check (currency ~ '^[A-Z]{3}$'),
    provider     text not null,
    created_at   timestamptz(3) not null,
    expires_at   timestamptz(3) not null,
    -- The provider's names of the checkout (or of the store's transaction) and of the payment.
    reference    text,
    payment      text,
    checkout_url text,
    -- What the provider has told, each for ever: they can come in any order and more than once.
    paid_at      timestamptz(3),
    failed_at    timestamptz(3),
    expired_at   timestamptz(3),
    failure      text,
    refunded     bigint not null default 0,
    charged_back bigint not null default 0,
    reinstated   boolean not null default false,
    -- Follows from what was told.
    state        text not null check (state in
                     ('created', 'pending', 'paid', 'failed', 'expired', 'refunded', 'charged_back')),
    due          bigint not null,
    -- Coins of it in the ledger; differs from what is due only while the ledger refuses.
    issued       bigint not null default 0,
    transfer_id  uuid unique,
    -- When the provider is asked about it, where nothing was heard.
    look_at      timestamptz(3) not null,
    unique (user_id, key),
    unique (provider, reference),
    unique (provider, payment),
    constraint never_more_than_bought check (issued between 0 and coins and due between 0 and coins),
    constraint nothing_before_it_is_paid check (paid_at is not null or (issued = 0 and due = 0)),
    constraint never_more_returned_than_paid check (refunded between 0 and amount and charged_back between 0 and amount),
    constraint coins_come_by_a_transfer check (issued = 0 or transfer_id is not null)
);
create index purchase_of_user on gifts.purchase (user_id, id);
create index purchase_to_look_at on gifts.purchase (look_at) where state in ('created', 'pending') or due <> issued;
create index purchase_paid_at on gifts.purchase (provider, paid_at) where paid_at is not null;

create function gifts.keep_the_terms() returns trigger language plpgsql as $$
begin
    if (old.id, old.user_id, old.key, old.pack_id, old.coins, old.amount, old.currency, old.provider)
        is distinct from
       (new.id, new.user_id, new.key, new.pack_id, new.coins, new.amount, new.currency, new.provider) then
        raise exception 'the terms of purchase % are refused: they never change', old.id;
    end if;
    return new;
end
$$;
create trigger purchase_keeps_its_terms before update on gifts.purchase
    for each row execute function gifts.keep_the_terms();
create trigger purchase_is_never_deleted before delete or truncate on gifts.purchase
    for each statement execute function gifts.refuse_change();

-- Every event of a provider that named a purchase of ours, and what became of it.
create table gifts.payment_event (
    provider    text not null,
    event_id    text not null,
    purchase_id uuid not null references gifts.purchase (id),
    type        text not null,
    -- The provider's time.
    at          timestamptz(3) not null,
    received_at timestamptz(3) not null default now(),
    outcome     text not null,
    primary key (provider, event_id)
);
create index payment_event_of on gifts.payment_event (purchase_id);
create trigger payment_event_is_append_only before update or delete or truncate on gifts.payment_event
    for each statement execute function gifts.refuse_change();

-- Money that an administrator gives back. Ordered first, so that a repeat asks the provider for the same one.
create table gifts.refund (
    id          uuid primary key,
    purchase_id uuid not null references gifts.purchase (id),
    amount      bigint not null check (amount > 0),
    by          uuid not null,
    reason      text not null,
    ordered_at  timestamptz(3) not null,
    done_at     timestamptz(3),
    -- The provider would not: the reason.
    declined    text,
    check (done_at is null or declined is null)
);
create index refund_of on gifts.refund (purchase_id);
