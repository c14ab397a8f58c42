-- What decisions are found by, by the chunk: one row for each term in each stretch of 4,096 entries,
-- instead of one for each term of each entry. The register is emptied here, and the service makes it
-- again from the ledger, from the first entry on, while it serves.
drop table register_found;
delete from register_term;
delete from register_decision;
update register_position set next = 0;

-- Which days have which entries tells where to look for a time; so the lines need no index of it.
drop index register_decision_by_time;

-- Which entries of a chunk a term leads to, in the form of the class dev.tunegate.register.Chunk. The
-- rows that change together stand together; the index leads to a term's chunks.
create table register_posting (
  chunk   bigint not null,
  term    integer not null,
  entries bytea not null,
  primary key (chunk, term)
) with (fillfactor = 70); -- Rows change often, and grow.
create index register_posting_by_term on register_posting (term, chunk);

-- One row a day (UTC, counted from 1970-01-01) on which anything was decided: the first and the last
-- entry of its decisions, between which there may be others, for clocks may jump back.
create table register_day (
  day         bigint not null primary key,
  first_entry bigint not null,
  last_entry  bigint not null,
  decisions   bigint not null
);
