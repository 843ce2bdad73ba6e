CREATE INDEX event_details_by_contact ON event_details (contact_id) WHERE contact_id IS NOT NULL;
