-- Single characters and pairs of neighbours of a name, folded: any two characters of a Chinese name find it through an
-- index, which trigrams cannot do. Immutable, so that an index can be built on it.
create function name_grams(name text) returns text[]
    language sql immutable parallel safe strict
    return (select coalesce(array_agg(distinct gram), '{}')
            from (select lower(normalize(name, nfkc)) as folded) f,
                 lateral (select substr(folded, i, n) as gram
                          from generate_series(1, length(folded)) i, generate_series(1, 2) n
                          where i + n - 1 <= length(folded)) g
            where gram !~ '\s');

create function name_folded(name text) returns text
    language sql immutable parallel safe strict
    return lower(normalize(name, nfkc));

-- GET /funds?q=
create index fund_search on fund using gin (name_grams(name || ' ' || code));
