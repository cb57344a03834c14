-- Hosts can be paid at a connected account of Stripe. Looks at every destination once; the table is small.
alter table gifts.payout_destination drop constraint payout_destination_kind_check;
alter table gifts.payout_destination
    add constraint payout_destination_kind_check check (kind in ('iban', 'paypal', 'mobile', 'stripe'));
