-- Why a run over the population ended without an answer.
alter table policy_run
    add column failure text check (length(failure) between 1 and 100),
    add check (failure is null or state = 'FAILED');
create index policy_run_beating on policy_run (beat_at) where state = 'RUNNING';
