// First bytes of protocols that are not DICOM: a receiver that takes them for a PDU reads a great PDU-length (PS3.8 9.3.1).

/** By name, one character a byte. */
export const foreign = {
  HTTP: 'GET / HTTP/1.1\r\nHost: pacs\r\n\r\n',
  'TLS ClientHello': `\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03${'r'.repeat(32)}`,
  RDP: '\x03\x00\x00\x13\x0e\xe0\x00\x00\x00\x00\x00\x01\x00\x08\x00\x03\x00\x00\x00',
  zeros: '\0'.repeat(64),
  'bytes FFH': '\xff'.repeat(64),
  'a line feed': '\n',
};
