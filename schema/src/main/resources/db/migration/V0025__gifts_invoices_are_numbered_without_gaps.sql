-- Invoices for purchases and statements of payouts, numbered without a gap in each year. New tables only.
create table gifts.invoice_series (
    series text not null check (series in ('invoice', 'credit_note', 'payout', 'payout_return')),
    year   int not null,
    last   int not null check (last > 0),
    primary key (series, year)
);

create table gifts.invoice (
    id        uuid primary key,
    series    text not null,
    year      int not null,
    number    int not null check (number > 0),
    user_id   uuid not null,
    -- The purchase or the payout.
    subject   uuid not null,
    issued_at timestamptz(3) not null,
    currency  text not null check (currency ~ '^[A-Z]{3}$'),
    -- Minor units.
    amount    bigint not null check (amount > 0),
    -- What the document says besides, as it was when it was issued.
    content   jsonb not null,
    unique (series, year, number),
    foreign key (series, year) references gifts.invoice_series (series, year)
);
create index invoice_of_user on gifts.invoice (user_id, id);
create index invoice_about on gifts.invoice (subject);
create trigger invoice_is_append_only before update or delete or truncate on gifts.invoice
    for each statement execute function gifts.refuse_change();

-- The number is the one that the series has just given, in the same transaction: one that is undone gives it back.
create function gifts.number_without_gap() returns trigger language plpgsql as $$
begin
    if not exists (select from gifts.invoice_series
                   where series = new.series and year = new.year and last = new.number)
       or (new.number > 1 and not exists (select from gifts.invoice
                                          where series = new.series and year = new.year and number = new.number - 1)) then
        raise exception 'number % of % in % is refused: it is not the next one', new.number, new.series, new.year;
    end if;
    return new;
end
$$;
create trigger invoice_has_the_next_number before insert on gifts.invoice
    for each row execute function gifts.number_without_gap();
