-- Working copies: changes that are being written, each based on a version. They are nobody's
-- business but their owner's until they are shared, and no step of any version: what becomes of one
-- is told once it is saved as a draft.
create table working_copy (
  id      text    not null primary key,
  owner   text    not null,
  basis   integer not null references policy_version (number),
  message text    not null,
  shared  integer not null check (shared in (0, 1)),
  created text    not null,
  changed text    not null
);
create index working_copy_by_owner on working_copy (owner);

-- The files that a working copy has otherwise than its basis; one without a text is removed. The
-- revision grows by one with every change, so that nobody overwrites what they have not seen.
create table working_file (
  copy     text    not null references working_copy (id) on delete cascade,
  path     text    not null,
  text     text,
  revision integer not null,
  primary key (copy, path)
);
