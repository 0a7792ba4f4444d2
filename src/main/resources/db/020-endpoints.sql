-- The certificates that the store uses itself, for its local endpoints: found by issuer and use among all others.
CREATE INDEX certificate_own ON certificate (issuer, profile, id) WHERE profile IN ('endpoint-server', 'endpoint-ocsp');
