-- The money of purchases stands in the ledger too: what providers took in, gave back and kept. Adds columns with constant
-- defaults and checks them once, under an access exclusive lock; replaces a small index.
alter table gifts.purchase
    -- The transfer that brought coins again, after the bank gave the money again.
    add column again_id      uuid unique,
    -- Minor units that are there by what was told, and those of them in the ledger.
    add column cash_due      bigint not null default 0,
    add column cash          bigint not null default 0,
    add column sale_id       uuid unique,
    add column sale_again_id uuid unique,
    -- The most that the provider said it kept, and that of it in the ledger.
    add column fee           bigint not null default 0,
    add column fee_booked    bigint not null default 0,
    add constraint money_of_no_other_purchase
        check (cash between 0 and amount and cash_due between 0 and amount and fee between 0 and amount
               and fee_booked between 0 and fee),
    add constraint no_money_before_it_is_paid check (paid_at is not null or (cash = 0 and cash_due = 0)),
    add constraint money_comes_by_a_transfer check (cash = 0 or sale_id is not null);

-- What was bought before is booked by the sweep.
update gifts.purchase
set cash_due = amount - least(amount, refunded + case when reinstated then 0 else charged_back end)
where paid_at is not null;

drop index gifts.purchase_to_look_at;
create index purchase_to_look_at on gifts.purchase (look_at)
    where state in ('created', 'pending') or due <> issued or cash_due <> cash;
