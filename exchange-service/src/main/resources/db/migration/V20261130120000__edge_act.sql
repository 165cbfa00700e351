-- What happened at the gateway and stands in audit_entry: the ids under which it was handed over, so that no act is written twice.
create table edge_act (
    id          uuid primary key,
    received_at timestamptz not null
);
-- For the clearing of what is too old to come again.
create index edge_act_received on edge_act (received_at);
