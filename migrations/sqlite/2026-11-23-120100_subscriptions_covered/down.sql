DROP INDEX subscriptions_on;
CREATE INDEX subscriptions_on ON subscriptions (type_id, contact_id) WHERE is_on;
