create table note (
    id          uuid primary key,
    title       text           not null,
    region_code text           not null,
    balance     numeric(20, 2) not null,
    remark      text,
    version     bigint         not null
);
create table note_title (
    note   text primary key,
    title  text not null,
    events int  not null
);
create table rebuild.note_title (like public.note_title including all);
