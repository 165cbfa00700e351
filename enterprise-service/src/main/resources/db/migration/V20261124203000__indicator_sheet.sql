-- All that holds of one enterprise as one row, for runs over everybody. A read model of indicator_revision: it is written
-- in the transaction of the revisions, and can be written again from them at any time by indicator_sheets().

create table indicator_sheet (
    enterprise_id uuid primary key references enterprise (id),
    -- A line per field and source: field, source, then year:bytes=value, or year:- for a list known to be empty.
    facts         text not null
) with (toast_tuple_target = 8160); -- read whole and in order: stays in its page, uncompressed, as long as it fits one

-- The sheets as the revisions give them: the latest of each slot.
create function indicator_sheets(enterprises uuid[]) returns table (enterprise_id uuid, facts text)
    language sql stable
begin atomic
    select lines.id, string_agg(lines.line, E'\n' order by lines.field, lines.source)
    from (select e.id, r.field, r.source,
                 r.field || ' ' || r.source
                     || string_agg(' ' || coalesce(r.year::text, '') || ':' || coalesce(octet_length(v.val) || '=' || v.val, '-'),
                                   '' order by r.year, r.slot, v.place) as line
          from unnest(enterprises) as e (id)
          cross join lateral (
              select distinct on (slot) field, year, slot, vals, source
              from indicator_revision
              where indicator_revision.enterprise_id = e.id
              order by slot, indicator_revision.id desc) r
          left join lateral unnest(r.vals) with ordinality as v (val, place) on true
          group by e.id, r.field, r.source) lines
    group by lines.id;
end;

insert into indicator_sheet (enterprise_id, facts)
    select s.enterprise_id, s.facts from indicator_sheets((select coalesce(array_agg(id), '{}') from enterprise)) s;

revoke delete, truncate on indicator_sheet from "${app_role}";
