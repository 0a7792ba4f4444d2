# Makes the two stores that HiveMQ and other Java programs read. First set their passphrase, 6 characters or more:
#   read -rs HIVEMQ_STORE_PASSWORD && export HIVEMQ_STORE_PASSWORD
umask 077
openssl pkcs12 -export -name server -passout env:HIVEMQ_STORE_PASSWORD \
    -inkey {{key}} \
    -in {{chain}} \
    -out {{keystore}}
keytool -importcert -noprompt -alias ca -storetype PKCS12 -storepass:env HIVEMQ_STORE_PASSWORD \
    -file {{ca}} \
    -keystore {{truststore}}
