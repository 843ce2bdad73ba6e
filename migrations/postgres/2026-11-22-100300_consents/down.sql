DROP TABLE subscriptions;
DROP TABLE consents;
