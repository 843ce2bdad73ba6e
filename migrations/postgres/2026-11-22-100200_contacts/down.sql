DROP TABLE contact_interests;
DROP TABLE contact_addresses;
DROP TABLE contacts;
