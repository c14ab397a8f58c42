-- The journal of every step. Entries are added at the end; nothing changes or removes one.
create table journal (
  sequence integer not null primary key,
  kind     text    not null,
  subject  text    not null,
  payload  text    not null
);
create index journal_by_subject on journal (subject, sequence);
create trigger journal_is_not_changed before update on journal
begin
  select raise(abort, 'an entry of the journal never changes');
end;
create trigger journal_is_not_removed before delete on journal
begin
  select raise(abort, 'an entry of the journal is never removed');
end;

-- The sequence of the journal's last entry: one row, locked by whoever adds one.
create table journal_end (
  only_row integer not null primary key check (only_row = 1),
  sequence integer not null
);
insert into journal_end values (1, 0);

-- The bytes of every file of every version, once each, by their SHA-256.
create table policy_file (
  digest  text not null primary key,
  content blob not null
);

-- What versions consist of: lines of digest, two spaces, and path, by the SHA-256 of those lines.
create table policy_content (
  digest text not null primary key,
  lines  text not null
);

create table policy_version (
  number      integer not null primary key,
  content     text    not null references policy_content (digest),
  fingerprint text    not null,
  parent      integer references policy_version (number),
  origin      integer references policy_version (number),
  author      text    not null,
  created     text    not null,
  message     text    not null,
  state       text    not null check (state in ('DRAFT', 'PROPOSED', 'APPROVED', 'REJECTED', 'ACTIVE', 'SUPERSEDED'))
);

-- The last check of each version: no step, so it may be made again.
create table policy_check (
  number  integer not null primary key references policy_version (number),
  checked text    not null,
  report  text    not null
);

-- The version in force: one row.
create table policy_active (
  only_row integer not null primary key check (only_row = 1),
  number   integer not null references policy_version (number),
  sequence integer not null
);

-- A roll back that one person has asked for and another has yet to confirm.
create table policy_rollback (
  number    integer not null primary key references policy_version (number),
  requester text    not null,
  requested text    not null,
  reason    text    not null
);
