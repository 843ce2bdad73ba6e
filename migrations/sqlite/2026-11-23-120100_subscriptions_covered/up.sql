-- SQLite asks the row whether a choice is on although the index holds no other, unless the index says it too: counting and listing
-- who has chosen a type then reads the index alone. A byte an entry, and no entry more.
DROP INDEX subscriptions_on;
CREATE INDEX subscriptions_on ON subscriptions (type_id, contact_id, is_on) WHERE is_on;
