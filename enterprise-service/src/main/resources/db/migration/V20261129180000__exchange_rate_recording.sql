-- Two figures of one day are told apart by when they were recorded. Ids of several processes stand in no order among each other, so
-- the database counts; recordings are one after another (advisory lock), and those made before are counted as they were inserted.

alter table exchange_rate add column recording bigint generated always as identity;

drop index exchange_rate_published;
-- The rates of a day: the last published of each currency and year, and of several the last recorded.
create index exchange_rate_published on exchange_rate (currency, rate_year, published_on desc, recording desc);
