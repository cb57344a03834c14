-- Who did what with an administrator's rights, and what came of it. New tables only.
create schema audit;

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% of %.% is refused: it is append-only', tg_op, tg_table_schema, tg_table_name;
end
$$;

-- Written before the action is begun: what cannot be recorded is not done.
create table audit.action (
    id        uuid primary key,
    at        timestamptz(3) not null default now(),
    actor     uuid not null,
    address   text not null,
    -- By whose key, when it was one.
    api_key   uuid,
    procedure text not null,
    -- As it was sent, but for passwords, codes and tokens.
    input     jsonb not null
);
create index action_of on audit.action (actor, id);
create index action_named on audit.action (procedure, id);

-- None where the node died while it acted: then only the action's own tables tell.
create table audit.outcome (
    action  uuid primary key references audit.action (id),
    at      timestamptz(3) not null default now(),
    -- done, or the reason of the refusal, or failed
    outcome text not null
);

create trigger action_is_append_only before update or delete or truncate on audit.action
    for each statement execute function audit.refuse_change();
create trigger outcome_is_append_only before update or delete or truncate on audit.outcome
    for each statement execute function audit.refuse_change();
