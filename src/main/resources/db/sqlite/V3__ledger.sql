-- The ledger: an append-only log in a Merkle tree. What its hashes are made of is told by the class
-- dev.tunegate.ledger.Hashing. Times are milliseconds since 1970-01-01 UTC.

-- What is to be recorded: any transaction may add rows, and they become entries, in the order of
-- ids, soon after it has committed. The salt is 32 random bytes of no other use. Kinds that begin
-- with "ledger." are the ledger's own.
create table ledger_incoming (
  id      integer not null primary key autoincrement,
  kind    text    not null check (length(kind) between 1 and 64 and kind not glob '*[^a-z0-9.-]*' and kind <> 'ledger.key'),
  at      integer not null,
  salt    blob    not null check (length(salt) = 32),
  payload blob    not null
);

-- Entries from 0, without gaps.
create table ledger_entry (
  idx        integer not null primary key,
  kind       text    not null,
  at         integer not null,
  commitment blob    not null,
  leaf       blob    not null,
  incoming   integer -- the id of the incoming row that it was, if it was one
);
create unique index ledger_entry_by_incoming on ledger_entry (incoming) where incoming is not null;
create index ledger_entry_keys on ledger_entry (idx) where kind = 'ledger.key';

-- What entries say, and their salts. Only erasure removes a row, and an entry then tells of it.
create table ledger_payload (
  idx     integer not null primary key,
  salt    blob    not null,
  payload blob    not null
);

-- Heads of complete subtrees at every eighth level: 256 leaves, 65,536, and so on.
create table ledger_subtree (
  level    integer not null,
  position integer not null,
  head     blob    not null,
  primary key (level, position)
) without rowid;

-- Signed checkpoints, as C2SP signed notes.
create table ledger_checkpoint (
  size integer not null primary key,
  note text    not null
);

create trigger ledger_entry_is_not_changed before update on ledger_entry
begin select raise(abort, 'an entry of the ledger never changes'); end;
create trigger ledger_entry_is_not_removed before delete on ledger_entry
begin select raise(abort, 'an entry of the ledger is never removed'); end;
create trigger ledger_payload_is_not_changed before update on ledger_payload
begin select raise(abort, 'a payload of the ledger never changes'); end;
create trigger ledger_subtree_is_not_changed before update on ledger_subtree
begin select raise(abort, 'a subtree of the ledger never changes'); end;
create trigger ledger_subtree_is_not_removed before delete on ledger_subtree
begin select raise(abort, 'a subtree of the ledger is never removed'); end;
create trigger ledger_checkpoint_is_not_changed before update on ledger_checkpoint
begin select raise(abort, 'a checkpoint of the ledger never changes'); end;
create trigger ledger_checkpoint_is_not_removed before delete on ledger_checkpoint
begin select raise(abort, 'a checkpoint of the ledger is never removed'); end;
