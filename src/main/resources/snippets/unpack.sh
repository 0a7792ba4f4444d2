# Takes the PKCS#12 file apart into PEM files that brokers read. Asks for its passphrase three times.
# The private key in them has no passphrase any more.
umask 077
openssl pkcs12 -in {{packed}} -cacerts -nokeys -out {{ca}}
openssl pkcs12 -in {{packed}} -nokeys -out {{chain}}
openssl pkcs12 -in {{packed}} -nocerts -nodes -out {{key}}
