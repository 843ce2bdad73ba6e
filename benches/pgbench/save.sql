-- A save that turns one choice over: where the contact stands, locked, and then the five rows that it writes.
\set n random(1, 9000000000000000)
\set c random(1, :contacts)
\set on random(0, 1)
BEGIN;
SELECT c.id, c.handle, c.first_name, c.last_name, c.language, c.link_epoch, c.version, c.no_mailings, c.created_at, a.address,
  ARRAY(SELECT CASE WHEN s.is_on THEN s.type_id ELSE -s.type_id END FROM subscriptions s WHERE s.contact_id = c.id), k.*
  FROM contacts c JOIN contact_addresses a ON a.contact_id = c.id AND a.is_primary LEFT JOIN consents k ON k.contact_id = c.id
  WHERE c.id = :c AND c.deleted_at IS NULL FOR UPDATE OF c;
UPDATE contacts SET version = version + 1, updated_at = localtimestamp WHERE id = :c;
INSERT INTO event_details (act, contact_id, salt, body, at) VALUES ('act-' || :n::text, :c,
  'cf8sDk3nQbA9zXw0eYt7uRi2oPlKjHgF5vCm1xZs4aE', :details::text, localtimestamp);
INSERT INTO events (act, at, kind, contact_id, type_id, choice_before, choice_after, actor, actor_id, channel, language, shown, commitment)
  VALUES ('act-' || :n::text, localtimestamp, 'subscription_chosen', :c, 1, FALSE, :on::int::boolean, 'contact', :c, 'preference_page', 'en',
  '6f1c0c5f2b0f4c0a9f3e8d7b6a59483726150493a8b7c6d5e4f30211a0b9c8d7', 'b1946ac92492d2347c6235b4d2611184b1946ac92492d2347c6235b4d2611184')
  RETURNING id AS event \gset
INSERT INTO subscriptions (contact_id, type_id, is_on, chosen_at, chosen_by, event_id)
  VALUES (:c, 1, :on::int::boolean, localtimestamp, 'contact', :event::bigint) ON CONFLICT (contact_id, type_id) DO UPDATE SET
  is_on = excluded.is_on, chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by, event_id = excluded.event_id;
INSERT INTO mails (handle, template_version_id, layout_id, language, contact_id, act, sender, address, address_key, variables,
  key_id, state, not_before, attempts, created_at) VALUES ('mail-' || :n::text, 1, 1, 'en', :c, 'act-' || :n::text,
  :sender::text, 'contact' || :c::text || '@crowd.example', 'contact' || :c::text || '@crowd.example', :variables::text, 'link-1',
  'waiting', localtimestamp, 0, localtimestamp);
COMMIT;
