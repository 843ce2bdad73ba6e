DROP TABLE binned_contacts;
