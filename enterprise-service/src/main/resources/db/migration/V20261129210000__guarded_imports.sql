-- Row-level security as the second lock (reliability.md 4.2), ADR 0008. The runtime role neither owns the table nor bypasses
-- security; migrations run as the owner, who does.

-- The scope that the pool told for this connection. Where nothing was told, a question is an error and not an empty answer.
create function told_scope(name text) returns text
    language plpgsql stable parallel safe as
$$
declare
    told text := current_setting('jidi.' || name, true);
begin
    if told is null or told = '' then
        raise exception 'no scope was told for this connection' using errcode = 'insufficient_privilege';
    end if;
    return told;
end
$$;

-- In a sub-select, so that it is asked once for a statement and not for every row.
-- The files that enterprises and offices send in, with figures that are nobody else's business. As IndicatorImports reads
-- them: one's own organisation's, or those of which every row lies in one's regions.
alter table indicator_import enable row level security;
create policy indicator_import_scope on indicator_import to "${app_role}"
    using (organisation = (select told_scope('organisation'))
        or cardinality(regions) > 0
           and not exists (select 1 from unnest(regions) as region
                           where not region like any ((select told_scope('regions'))::text[])))
    with check (organisation = (select told_scope('organisation')));
