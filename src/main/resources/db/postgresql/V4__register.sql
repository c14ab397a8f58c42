-- The register of decisions: made from the ledger, by which it can be made again at any time. What
-- is erased from the ledger leaves it too. Times are milliseconds since 1970-01-01 UTC.

-- Up to which entry of the ledger it has been made: one row, locked by whoever goes on.
create table register_position (
  only_row integer not null primary key check (only_row = 1),
  next     bigint not null
);
insert into register_position values (1, 0);

-- One row a decision; its entry is its index in the ledger.
create table register_decision (
  entry       bigint not null primary key,
  id          text    not null,
  at          bigint not null,
  actor       text    not null,
  outcome     text    not null,
  title       text    not null,
  because     text    not null,
  version     integer,
  fingerprint text    not null
);
create unique index register_decision_by_id on register_decision (id);
create index register_decision_by_time on register_decision (at);

-- What decisions are found by, such as verdict:PROMPT, rule:... or word:tickets, numbered once.
create table register_term (
  id   integer generated always as identity primary key,
  name text    not null,
  uses bigint not null
);
create unique index register_term_by_name on register_term (name);

create table register_found (
  term  integer not null,
  entry bigint not null,
  primary key (term, entry)
);
