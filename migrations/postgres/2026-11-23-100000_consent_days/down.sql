DROP INDEX events_of_consents;
