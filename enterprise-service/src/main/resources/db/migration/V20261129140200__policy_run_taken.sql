-- A run is taken by one process at a time and outlives it. What ran when this came in cannot be taken up: who asked is not known.

update policy_run set state = 'FAILED', failure = 'PROCESS_LOST', ended_at = now() where state = 'RUNNING';

alter table policy_run
    -- Who asked, as JSON: whoever takes the run up acts as that caller.
    add column caller     text,
    add column request_id text,
    -- Fences off the process that had the run before.
    add column taken_by   uuid,
    add column takes      int not null default 0 check (takes >= 0),
    add check (state <> 'RUNNING' or (caller is not null and request_id is not null));

-- The oldest that runs.
drop index policy_run_beating;
create index policy_run_waiting on policy_run (started_at, id) where state = 'RUNNING';
