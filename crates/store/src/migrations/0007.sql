-- The thread that a thread is shown with. Such threads are in no list of their own.
ALTER TABLE thread_facts ADD COLUMN attached_to BLOB;
CREATE INDEX thread_facts_by_attached ON thread_facts (attached_to) WHERE attached_to IS NOT NULL;
