-- Uses of a legal basis are counted by the index that the contact list walks: it begins with the purpose, of which there are few.
-- This one cost every change of a consent two pages of its own.
DROP INDEX consents_of_basis;
-- One member's acts of one kind, however rare among everything else that they did. Only staff acts write here.
CREATE INDEX audit_entries_by_actor_and_act ON audit_entries (actor, actor_id, what, id);
