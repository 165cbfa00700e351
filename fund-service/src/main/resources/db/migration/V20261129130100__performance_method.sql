-- How the flows of a fund are told in the ILPA performance template: one method for its life, so nothing is changed or deleted.
create table performance_method (
    fund_id     uuid primary key references fund (id),
    method      text        not null check (method in ('GRANULAR', 'GROSS_UP')),
    reason      text        not null,
    recorded_at timestamptz not null,
    actor       text        not null
);
revoke update, delete, truncate on performance_method from "${app_role}";
