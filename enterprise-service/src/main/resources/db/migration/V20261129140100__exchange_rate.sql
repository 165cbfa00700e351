-- Average exchange rates by year as published, for rules that compare an amount in another currency. Rows are only added.

create table exchange_rate (
    id            uuid primary key,
    currency      text           not null check (currency ~ '^[A-Z]{3}$' and currency <> 'CNY'),
    rate_year     int            not null check (rate_year >= 1949),
    -- Yuan for one unit of the currency.
    yuan_per_unit numeric(14, 8) not null check (yuan_per_unit > 0),
    published_on  date           not null,
    source        text           not null check (length(source) between 1 and 200),
    evidence      text           not null check (length(evidence) between 1 and 500),
    recorded_by   text           not null,
    recorded_at   timestamptz    not null,
    check (rate_year <= extract(year from published_on))
);
-- The rates of a day: the last published of each currency and year.
create index exchange_rate_published on exchange_rate (currency, rate_year, published_on desc, id desc);

revoke update, delete, truncate on exchange_rate from "${app_role}";
