-- Nobody asks for details by contact: a contact's events name the acts, and acts are the key here. The index cost every save a
-- page of its own.
DROP INDEX event_details_by_contact;
