-- What a platform may hand in is granted kind by kind, as its data sets are. Whoever was let in before was not asked about it and hands
-- in nothing until a grant says what.
alter table application_grant add column inbound_kinds text[] not null default '{}';
alter table application_grant alter column inbound_kinds drop default;
