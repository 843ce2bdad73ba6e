DROP INDEX audit_entries_by_actor_and_act;
CREATE INDEX consents_of_basis ON consents (basis_id);
