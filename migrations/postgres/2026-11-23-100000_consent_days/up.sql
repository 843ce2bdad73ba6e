-- The overview says how many consents were granted and withdrawn on each of the last days, and lists those of a day. Without this
-- every look would read the whole history. Only events that set a consent are in it, and new ones always come at its two ends (one
-- for each kind), so saves that happen together write the same pages of it.
CREATE INDEX events_of_consents ON events (kind, at, purpose_id, id) WHERE purpose_id IS NOT NULL;
