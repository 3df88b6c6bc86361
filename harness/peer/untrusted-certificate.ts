// The certificate of a requestor that no SUT can trust: PS3.15 B.12. Valid from 2020 to 2119.

/** Its authority signed nothing else, and the key of that authority was thrown away: no SUT has it among its trusted ones. */
export const untrustedCertificate = `-----BEGIN CERTIFICATE-----
MIIBdjCCAR2gAwIBAgICflcwCgYIKoZIzj0EAwIwHDEaMBgGA1UEAwwRVW5rbm93
biBBdXRob3JpdHkwIBcNMjAwMTAxMDAwMDAwWhgPMjExOTEyMzEyMzU5NTlaMBMx
ETAPBgNVBAMMCFN0cmFuZ2VyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEpmtk
mwIkDmYKtbp1AEecIyBn054I9fnTbdsgY1q5bAgP6WC9YCQrlLNgFMkAjEpKaIcN
maxqB6GvUBO5/r/WNKNWMFQwDAYDVR0TAQH/BAIwADAOBgNVHQ8BAf8EBAMCB4Aw
EwYDVR0lBAwwCgYIKwYBBQUHAwIwHwYDVR0jBBgwFoAUSn6JXqmpG6KQOBZRztvf
O/5SJVcwCgYIKoZIzj0EAwIDRwAwRAIgVsaR0gx0E4sevSUHuHZDhFCyHTJtyWBP
IVY7MBXtTN8CICZqaAgMyg85xA6IkwmtHeJKE0yMys2P1FGJnGtsed+Q
-----END CERTIFICATE-----
`;

/** Everybody may have it, since the certificate vouches for nobody. */
export const untrustedKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgVdLQA3E/jcPYB8jf
sAlCtXhgl9S2UtYjXfeyu1xPBGehRANCAASma2SbAiQOZgq1unUAR5wjIGfTngj1
+dNt2yBjWrlsCA/pYL1gJCuUs2AUyQCMSkpohw2ZrGoHoa9QE7n+v9Y0
-----END PRIVATE KEY-----
`;
