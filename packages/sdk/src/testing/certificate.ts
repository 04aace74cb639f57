/** A certificate of a client: DER in base64, and its SHA-256 in base64url (`openssl req -x509`, valid for a hundred years). */
export const CERTIFICATE = {
  der: [
    'MIIBeTCCAR+gAwIBAgIUPe8mWMxMpMtR1JwAX0/a5NrZ1ywwCgYIKoZIzj0EAwIwETEPMA0GA1UEAwwGY2xpZW50MCAXDTI2MTEy',
    'MjE1MTE0NloYDzIxMjYxMDI5MTUxMTQ2WjARMQ8wDQYDVQQDDAZjbGllbnQwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASNWArR',
    'Wk6oSiJb1VUyMmJJsZXMrLo5CYMK3z3D5/SbWv6NHVzGNbzpbHA0au9UutXla4YsLHmmDkuywJu43RIyo1MwUTAdBgNVHQ4EFgQU',
    '6I95yUrJsnDC0n2EoMkkuBCQTegwHwYDVR0jBBgwFoAU6I95yUrJsnDC0n2EoMkkuBCQTegwDwYDVR0TAQH/BAUwAwEB/zAKBggq',
    'hkjOPQQDAgNIADBFAiAkNS6hOxJWcWnFRD5fOFgkV02R9AYgo6YsxAN0dacG1AIhANY/B4VIc8Disy/K3zv73/N82qvtDyPxXifN',
    'Hok7z6zj',
  ].join(''),
  thumbprint: 'SFyqgoRj2_6yHMDMADjRzL116i6U2zKey8Le1mXlxpA',
};
