-- An approved version that somebody set to come into force at a time: a row until that has happened,
-- is called off, or the version is taken back. Times are ISO 8601 in UTC, due in whole seconds. Where
-- it could not happen, trouble tells why, and the row waits for somebody to look.
create table policy_schedule (
  number    integer not null primary key references policy_version (number),
  requester text    not null,
  requested text    not null,
  due       text    not null,
  trouble   text
);
