-- The audit record of GB/T 22239-2019 8.1.4.3: every user, time, kind of event, success and what else belongs to it. Rows of form 1
-- keep the seal they have; rows of form 2 are sealed over all their fields.
alter table audit_entry
    add column form       smallint not null default 1 check (form in (1, 2)),
    add column kind       text     not null default 'CHANGE' check (kind in ('CHANGE', 'REFUSAL', 'EXPORT', 'SIGN_IN')),
    add column result     text     not null default 'SUCCEEDED' check (result in ('SUCCEEDED', 'REFUSED')),
    add column actor_name text,
    add column channel    text check (channel in ('UI', 'API', 'JOB')),
    add column app        text,
    add column address    text;
-- The auditors' list: newest first.
create index audit_entry_time on audit_entry (recorded_at desc, id desc);

-- Where the kept part of the chain begins after the oldest entries were given up, signed like a checkpoint.
create table audit_anchor (
    sequence  bigint      primary key check (sequence > 0),
    hash      text        not null,
    until     timestamptz not null,
    pruned_at timestamptz not null,
    signature text        not null
);
revoke insert, update, delete, truncate on audit_anchor from "${app_role}";

-- The runtime role may not delete what it wrote; it may ask for this, and the law's six months hold here too
-- (Cybersecurity Law, article 21; the longest six months have 184 days).
create function audit_prune(last bigint, last_hash text, newest timestamptz, at timestamptz, signed text) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    removed bigint;
begin
    if newest > now() - interval '184 days' then
        raise exception 'audit entries are kept for at least 184 days' using errcode = 'check_violation';
    end if;
    if not exists (select from audit_seal where sequence = last and hash = last_hash)
        or exists (select from audit_seal s join audit_entry e on e.id = s.entry_id
                   where s.sequence <= last and e.recorded_at > newest) then
        raise exception 'not the oldest stretch of the chain' using errcode = 'check_violation';
    end if;
    insert into audit_anchor (sequence, hash, until, pruned_at, signature) values (last, last_hash, newest, at, signed);
    delete from audit_entry e using audit_seal s where s.sequence <= last and e.id = s.entry_id;
    delete from audit_seal where sequence <= last;
    get diagnostics removed = row_count;
    delete from audit_anchor where sequence < last;
    return removed;
end
$$;
revoke execute on function audit_prune(bigint, text, timestamptz, timestamptz, text) from public;
grant execute on function audit_prune(bigint, text, timestamptz, timestamptz, text) to "${app_role}";
