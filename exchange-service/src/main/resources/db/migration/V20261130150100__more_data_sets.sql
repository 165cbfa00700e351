-- The data sets that came later, for readers of the tables as for the others.
create view exchange_out.base_carriers as
    select seq, op, id, rev, changed_at, reason, data, generation from exchange_out.change where data_set = 'base-carriers';
create view exchange_out.agglomeration as
    select seq, op, id, rev, changed_at, reason, data, generation from exchange_out.change where data_set = 'agglomeration';
create view exchange_out.elements as
    select seq, op, id, rev, changed_at, reason, data, generation from exchange_out.change where data_set = 'elements';
create view exchange_out.organizations as
    select seq, op, id, rev, changed_at, reason, data, generation from exchange_out.change where data_set = 'organizations';
