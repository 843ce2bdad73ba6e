-- Addresses of other systems that are told what happened. What one has been told of is a position in the feed, so nothing is lost
-- while it is away, and nothing waits for it but that number.
CREATE TABLE webhooks (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    -- Codes of what it is told of, parted by spaces.
    topics TEXT NOT NULL,
    -- Is the contact's address told as well? Otherwise handles alone.
    has_addresses BOOLEAN NOT NULL,
    -- Its secret follows from this and a key that is not in the database.
    seed TEXT NOT NULL,
    -- Everything up to this position of the feed was delivered or is none of its topics.
    told_to BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    -- Since when it is told nothing, and whether failures or staff stopped it.
    stopped_at TIMESTAMP,
    is_given_up BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    deleted_at TIMESTAMP
);
-- What was or is to be delivered: a stretch of the feed under one Webhook-Id. It holds no personal data: the body is written anew for
-- every attempt.
CREATE TABLE webhook_deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    webhook_id BIGINT NOT NULL REFERENCES webhooks (id),
    handle TEXT NOT NULL UNIQUE,
    -- events | repeat | test
    kind TEXT NOT NULL,
    -- The stretch: after the first position, up to the second.
    after_n BIGINT NOT NULL,
    until_n BIGINT NOT NULL,
    events BIGINT NOT NULL,
    -- waiting | leased | delivered | failed
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    not_before TIMESTAMP NOT NULL,
    lease_owner TEXT,
    lease_until TIMESTAMP,
    -- How the last attempt ended.
    status BIGINT,
    millis BIGINT,
    reply TEXT NOT NULL,
    tried_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX webhook_deliveries_by_webhook ON webhook_deliveries (webhook_id, id);
CREATE INDEX webhook_deliveries_open ON webhook_deliveries (webhook_id, id) WHERE state IN ('waiting', 'leased');
CREATE INDEX webhook_deliveries_by_time ON webhook_deliveries (created_at) WHERE state IN ('delivered', 'failed');
