-- The pages of the lists say how often an item is used, up to 10 000 times, and find it without reading a whole table.
CREATE INDEX consents_of_purpose ON consents (purpose_id);
CREATE INDEX consents_of_basis ON consents (basis_id);
CREATE INDEX contacts_of_source ON contacts (source_id);
CREATE INDEX subscriptions_of_type ON subscriptions (type_id) WHERE is_on;
CREATE INDEX contact_interests_of_interest ON contact_interests (interest_id);
