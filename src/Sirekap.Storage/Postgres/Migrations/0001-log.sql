-- The tables of one log, owned by whoever applies this file. Servers log in as members of sirekap_server: they may add
-- entries and move the checkpoint, and can neither change nor remove an entry.
CREATE TABLE sirekap.entries (
    idx   bigint PRIMARY KEY CHECK (idx >= 0),
    leaf  bytea NOT NULL UNIQUE CHECK (octet_length(leaf) = 32),
    bytes bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 65535)
);

CREATE TABLE sirekap.checkpoint (
    id   integer PRIMARY KEY CHECK (id = 1),
    size bigint NOT NULL CHECK (size >= 0),
    note bytea NOT NULL
);

CREATE TABLE sirekap.settings (
    name  text PRIMARY KEY,
    value bytea NOT NULL
);

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sirekap_server') THEN
        CREATE ROLE sirekap_server NOLOGIN;
    END IF;
END
$$;

GRANT USAGE ON SCHEMA sirekap TO sirekap_server;
GRANT SELECT ON sirekap.migrations TO sirekap_server;
GRANT SELECT, INSERT ON sirekap.entries TO sirekap_server;
GRANT SELECT, INSERT, UPDATE ON sirekap.checkpoint, sirekap.settings TO sirekap_server;
