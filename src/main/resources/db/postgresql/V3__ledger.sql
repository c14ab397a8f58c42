-- The ledger: an append-only log in a Merkle tree. What its hashes are made of is told by the class
-- dev.tunegate.ledger.Hashing. Times are milliseconds since 1970-01-01 UTC.

-- What is to be recorded: any transaction may add rows, and they become entries, in the order of
-- ids, soon after it has committed. The salt is 32 random bytes of no other use. Kinds that begin
-- with "ledger." are the ledger's own.
create table ledger_incoming (
  id      bigint generated always as identity primary key,
  kind    text   not null check (kind ~ '^[a-z0-9.-]{1,64}$' and kind <> 'ledger.key'),
  at      bigint not null,
  salt    bytea  not null check (length(salt) = 32),
  payload bytea  not null
);

-- Entries from 0, without gaps.
create table ledger_entry (
  idx        bigint not null primary key,
  kind       text   not null,
  at         bigint not null,
  commitment bytea  not null,
  leaf       bytea  not null,
  incoming   bigint -- the id of the incoming row that it was, if it was one
);
create unique index ledger_entry_by_incoming on ledger_entry (incoming) where incoming is not null;
create index ledger_entry_keys on ledger_entry (idx) where kind = 'ledger.key';

-- What entries say, and their salts. Only erasure removes a row, and an entry then tells of it.
create table ledger_payload (
  idx     bigint not null primary key,
  salt    bytea  not null,
  payload bytea  not null
);

-- Heads of complete subtrees at every eighth level: 256 leaves, 65,536, and so on.
create table ledger_subtree (
  level    integer not null,
  position bigint  not null,
  head     bytea   not null,
  primary key (level, position)
);

-- Signed checkpoints, as C2SP signed notes.
create table ledger_checkpoint (
  size bigint not null primary key,
  note text   not null
);

create function ledger_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'what the ledger holds never changes and is never removed';
end
$$;
create trigger ledger_entry_is_kept before update or delete or truncate on ledger_entry
  for each statement execute function ledger_is_kept();
create trigger ledger_payload_is_kept before update or truncate on ledger_payload
  for each statement execute function ledger_is_kept();
create trigger ledger_subtree_is_kept before update or delete or truncate on ledger_subtree
  for each statement execute function ledger_is_kept();
create trigger ledger_checkpoint_is_kept before update or delete or truncate on ledger_checkpoint
  for each statement execute function ledger_is_kept();
