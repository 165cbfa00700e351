-- An exit is written before the distribution that it proposes: a waterfall deal by deal counts it among the realised.
alter table investment_exit
    drop constraint investment_exit_distribution_id_fkey,
    add foreign key (distribution_id) references distribution (id) deferrable initially deferred;
