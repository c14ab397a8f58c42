-- A version that was not in force yet can be withdrawn. SQLite changes no check of a table that
-- stands: the rows move out and back in, and what refers to them is looked at when all is done.
pragma defer_foreign_keys = on;

create table policy_version_moved as select * from policy_version;
drop table policy_version;
create table policy_version (
  number      integer not null primary key,
  content     text    not null references policy_content (digest),
  fingerprint text    not null,
  parent      integer references policy_version (number),
  origin      integer references policy_version (number),
  author      text    not null,
  created     text    not null,
  message     text    not null,
  state       text    not null check (state in ('DRAFT', 'PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'ACTIVE', 'SUPERSEDED'))
);
insert into policy_version select * from policy_version_moved order by number;
drop table policy_version_moved;
