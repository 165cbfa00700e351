-- How far each application's bridge is: in files, in tables.
create table bridge_state (
    app_id     text   not null,
    channel    text   not null check (channel in ('FILES', 'TABLES')),
    data_set   text   not null,
    scope      text   not null,
    generation int    not null check (generation > 0),
    seq        bigint not null check (seq >= 0),
    -- Up to where the files go that are being written: a crash between their appearance and this row's next seq
    -- writes the same files again.
    writing_to bigint check (writing_to > seq),
    primary key (app_id, channel, data_set)
);

-- What one application may read by SQL instead of HTTP (project-library.md 4.2, 4.7 A18): the feed's rows, nothing else.
create schema exchange_out;

create table exchange_out.change (
    data_set   text        not null,
    seq        bigint      not null,
    op         text        not null check (op in ('upsert', 'delete')),
    id         text        not null,
    rev        bigint      not null,
    changed_at timestamptz not null,
    reason     text,
    data       jsonb,
    generation int         not null,
    primary key (data_set, seq),
    check ((op = 'upsert') = (data is not null))
);

-- A view each, so that a reader is granted just these. They read with their owner's rights.
create view exchange_out.bases as
    select seq, op, id, rev, changed_at, reason, data, generation from exchange_out.change where data_set = 'bases';
create view exchange_out.projects as
    select seq, op, id, rev, changed_at, reason, data, generation from exchange_out.change where data_set = 'projects';
create view exchange_out.project_months as
    select seq, op, id, rev, changed_at, reason, data, generation from exchange_out.change where data_set = 'project-months';
create view exchange_out.lights as
    select seq, op, id, rev, changed_at, reason, data, generation from exchange_out.change where data_set = 'lights';
create view exchange_out.investment_leads as
    select seq, op, id, rev, changed_at, reason, data, generation from exchange_out.change where data_set = 'investment-leads';
create view exchange_out.bounties as
    select seq, op, id, rev, changed_at, reason, data, generation from exchange_out.change where data_set = 'bounties';
create view exchange_out.enterprises_titles as
    select seq, op, id, rev, changed_at, reason, data, generation from exchange_out.change where data_set = 'enterprises-titles';
create view exchange_out.platforms as
    select seq, op, id, rev, changed_at, reason, data, generation from exchange_out.change where data_set = 'platforms';
create view exchange_out.funds as
    select seq, op, id, rev, changed_at, reason, data, generation from exchange_out.change where data_set = 'funds';
create view exchange_out.policies as
    select seq, op, id, rev, changed_at, reason, data, generation from exchange_out.change where data_set = 'policies';
create view exchange_out.city_scores as
    select seq, op, id, rev, changed_at, reason, data, generation from exchange_out.change where data_set = 'city-scores';
