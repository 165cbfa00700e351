-- The prospect of a project that became restricted stays, because a deal may point at it, and is shown to nobody.
alter table prospect
    drop constraint prospect_state_check,
    add constraint prospect_state_check check (state in ('OPEN', 'DISMISSED', 'WITHDRAWN', 'FORGOTTEN'));
