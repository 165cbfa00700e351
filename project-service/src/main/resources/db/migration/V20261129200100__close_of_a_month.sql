-- The close of a month reads of earlier years only what a light can still depend on.

-- The last report of a project that names its start, registration or completion.
create index monthly_report_milestone on monthly_report (project_id, report_month desc)
    where started_month is not null or registered_month is not null or completed_month is not null;
