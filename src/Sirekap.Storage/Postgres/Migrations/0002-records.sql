-- What people work with and what is no fact of the log: accounts, claims on work, readings in progress.
CREATE TABLE sirekap.records (
    kind    text NOT NULL,
    name    text NOT NULL,
    version bigint NOT NULL CHECK (version > 0),
    value   bytea NOT NULL,
    PRIMARY KEY (kind, name)
);

GRANT SELECT, INSERT, UPDATE ON sirekap.records TO sirekap_server;
