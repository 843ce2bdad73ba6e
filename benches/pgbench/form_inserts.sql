-- The four rows that a sign-up writes and nothing else: what the server alone takes for them, as a transaction of their own.
\set n random(1, 9000000000000000)
BEGIN;
INSERT INTO submissions (form_id, form_version_id, language, nonce, status, address, address_key, answers, network_key, rendered_at,
  submitted_at) VALUES (1, 1, 'en', 'nonce-' || :n::text, 'awaiting', 'visitor' || :n::text || '@series.example',
  'visitor' || :n::text || '@series.example', :answers::text, 'network-' || :n::text, localtimestamp, localtimestamp)
  RETURNING id AS submission \gset
INSERT INTO event_details (act, submission_id, salt, body, at) VALUES ('act-' || :n::text, :submission::bigint,
  'cf8sDk3nQbA9zXw0eYt7uRi2oPlKjHgF5vCm1xZs4aE', :details::text, localtimestamp);
INSERT INTO events (act, at, kind, submission_id, actor, channel, language, form_version_id, shown, commitment) VALUES
  ('act-' || :n::text, localtimestamp, 'sign_up_requested', :submission::bigint, 'visitor', 'form', 'en', 1,
  '6f1c0c5f2b0f4c0a9f3e8d7b6a59483726150493a8b7c6d5e4f30211a0b9c8d7', 'b1946ac92492d2347c6235b4d2611184b1946ac92492d2347c6235b4d2611184');
INSERT INTO mails (handle, template_version_id, layout_id, language, submission_id, act, sender, address, address_key, variables,
  key_id, state, not_before, attempts, created_at) VALUES ('mail-' || :n::text, 1, 1, 'en', :submission::bigint, 'act-' || :n::text,
  :sender::text, 'visitor' || :n::text || '@series.example', 'visitor' || :n::text || '@series.example', :variables::text, 'link-1',
  'waiting', localtimestamp, 0, localtimestamp);
COMMIT;
