DROP TABLE shown_texts;
DROP TABLE event_details;
DROP TABLE events;
