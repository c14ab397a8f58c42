-- A version that was not in force yet can be withdrawn.
alter table policy_version drop constraint policy_version_state_check;
alter table policy_version add constraint policy_version_state_check
  check (state in ('DRAFT', 'PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'ACTIVE', 'SUPERSEDED'));
