-- The pages of the lists say how often an item is used, up to 10 000 times, and find it without reading a whole table. For what
-- is not a legal basis, the indexes of the contact list begin with the right column.
CREATE INDEX consents_of_basis ON consents (basis_id);
