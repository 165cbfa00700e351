-- How far the telling of what older versions kept without telling of it is; once done, it is never done again.
create table first_telling (
    what    text primary key,
    told_to uuid not null,
    done_at timestamptz
);
