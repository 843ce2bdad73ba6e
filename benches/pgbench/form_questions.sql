-- What is asked before: the turn, the network's sign-ups, who has the address and where they stand, the address's mails.
SELECT pg_advisory_xact_lock(unnest(ARRAY[:n::bigint, -(:n::bigint)]));
SELECT count(*) FROM submissions WHERE network_key = 'network-' || :n::text AND submitted_at > localtimestamp - interval '1 hour';
SELECT c.id, c.handle, c.first_name, c.last_name, c.language, c.link_epoch, c.version, c.no_mailings, c.created_at, a.address
  FROM contacts c JOIN contact_addresses a ON a.contact_id = c.id JOIN contact_addresses o ON o.contact_id = c.id
  WHERE o.address_key = 'visitor' || :n::text || '@series.example' AND a.is_primary AND c.deleted_at IS NULL;
SELECT * FROM consents WHERE contact_id = 0 ORDER BY purpose_id;
SELECT type_id, is_on FROM subscriptions WHERE contact_id = 0;
SELECT template_version_id FROM mails WHERE address_key = 'visitor' || :n::text || '@series.example'
  AND created_at > localtimestamp - interval '1 day';
