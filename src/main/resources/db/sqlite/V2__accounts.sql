-- Who may act. An account is never removed, and its name is never given to another.
create table account (
  name         text    not null primary key,
  display_name text    not null,
  roles        text    not null,
  active       integer not null check (active in (0, 1)),
  password     text    not null,
  must_change  integer not null check (must_change in (0, 1)),
  generation   integer not null,
  created      text    not null,
  created_by   text    not null
);

-- Failed logins in a row, by the digest of the name that was typed, until a moment in milliseconds.
create table login_attempt (
  name     text    not null primary key,
  failures integer not null,
  until    integer not null
);

-- The tokens of machines, by the SHA-256 of their secret.
create table account_token (
  id      text not null primary key,
  name    text not null,
  owner   text not null references account (name),
  scopes  text not null,
  digest  text not null unique,
  created text not null,
  expires text not null,
  used    text,
  revoked text
);
create index account_token_by_owner on account_token (owner);
