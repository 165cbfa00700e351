-- The run of a night over everybody; one for each, whichever replica begins it.
alter table cultivation_run add column night date unique;
