DROP TABLE contact_mergers;
