-- Histories of funds that ran before they came here, the administrator's figures beside them, and indices to compare with.

create table history_import (
    id          uuid primary key,
    fund_id     uuid        not null references fund (id),
    file_name   text        not null,
    sha256      text        not null,
    row_count   int         not null check (row_count > 0),
    recorded_at timestamptz not null,
    recorded_by text        not null
);
create index history_import_fund on history_import (fund_id, recorded_at);
-- A wrong import is withdrawn, not deleted: who asks for an earlier knownAt still sees it.
create table history_withdrawal (
    import_id    uuid primary key references history_import (id),
    reason       text        not null,
    withdrawn_at timestamptz not null,
    withdrawn_by text        not null
);
create table history_row (
    import_id  uuid           not null references history_import (id),
    row_number int            not null check (row_number > 1),
    kind       text           not null,
    day        date           not null,
    amount     numeric(30, 10) not null,
    investment text,
    holder     text           not null check (holder in ('GENERAL_PARTNER', 'GOVERNMENT', 'SOCIAL')),
    metric     text,
    primary key (import_id, row_number),
    check ((kind = 'FIGURE') = (metric is not null)),
    check (kind not in ('INVESTMENT', 'PROCEEDS', 'FAIR_VALUE') or investment is not null)
);

create table market_index (
    code        text primary key,
    name        text        not null,
    recorded_at timestamptz not null
);
-- A level that was wrong is recorded again; the last one known counts.
create table market_index_level (
    code        text            not null references market_index (code),
    day         date            not null,
    recorded_at timestamptz     not null,
    level       numeric(20, 6)  not null check (level > 0),
    recorded_by text            not null,
    primary key (code, day, recorded_at)
);

revoke update, delete, truncate on history_import, history_withdrawal, history_row, market_index_level
    from "${app_role}";
