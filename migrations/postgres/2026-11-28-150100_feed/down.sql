DROP TRIGGER contacts_that_go_leave_their_handle ON contacts;
DROP FUNCTION keep_handle();
DROP TABLE gone_contacts;
DROP TABLE feed_state;
DROP TABLE feed_runs;
