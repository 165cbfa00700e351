-- Of which titles the end was told as an event: each once.
create table title_reminder (
    title_id  uuid primary key references title (id),
    told_on   date        not null,
    days_left int         not null check (days_left >= 0),
    told_at   timestamptz not null
);
revoke update, delete, truncate on title_reminder from "${app_role}";
