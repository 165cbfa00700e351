-- Provincial lists of key investment fields (fund.md 1.6, R03): loaded as a dated edition, in force once a second person approves.
create table key_field_list (
    id             uuid primary key,
    province_code  text        not null check (province_code ~ '^[0-9]{2}$'),
    effective_from date        not null,
    name           text        not null,
    document       text        not null,
    file_name      text        not null,
    sha256         text        not null,
    fields         jsonb       not null,
    recorded_at    timestamptz not null,
    recorded_by    text        not null
);
create index key_field_list_province on key_field_list (province_code, effective_from desc);
create table key_field_list_approval (
    list_id     uuid primary key references key_field_list (id),
    document    text        not null,
    approved_at timestamptz not null,
    approved_by text        not null
);

revoke update, delete, truncate on key_field_list, key_field_list_approval from "${app_role}";
