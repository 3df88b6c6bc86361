// AET@host:port, the way a DICOM peer is named on the command line (PS3.8 9.1; AE titles PS3.5 6.2, VR AE).

export interface PeerAddress {
  readonly aeTitle: string;
  readonly host: string;
  readonly port: number;
}

/** AE title, then a host name, an IPv4 address or an IPv6 address in brackets, then a port. */
const shape = /^(?<aeTitle>[^@]*)@(?:\[(?<ipv6>[0-9A-Fa-f:.%]+)\]|(?<host>[^@:[\]\s/]+)):(?<port>\d{1,5})$/;

/**
 * Reads `AET@host:port`; port 0 only where `leastPort` allows it.
 * @throws RangeError with one line that says what is wrong.
 */
export function parsePeerAddress(text: string, leastPort: 0 | 1 = 1): PeerAddress {
  const { aeTitle, ipv6, host, port } = shape.exec(text)?.groups ?? {};
  const hostName = ipv6 ?? host;
  if (aeTitle === undefined || hostName === undefined) {
    throw new RangeError('expected AET@host:port, e.g. STORESCP@127.0.0.1:11112');
  }
  return { aeTitle: checkAeTitle(aeTitle), host: hostName, port: checkPort(Number(port), leastPort) };
}

/** A place to listen at. */
export interface ListenAddress {
  readonly host: string;
  /** 0: a free one. */
  readonly port: number;
}

/**
 * Reads `host:port`, or a port alone, of 127.0.0.1.
 * @throws RangeError with one line that says what is wrong.
 */
export function parseListenAddress(text: string): ListenAddress {
  const address = `X@${/^\d+$/.test(text) ? `127.0.0.1:${text}` : text}`;
  if (!shape.test(address)) throw new RangeError('expected host:port or a port, e.g. 0.0.0.0:11112');
  const { host, port } = parsePeerAddress(address, 0);
  return { host, port };
}

/**
 * An AE title: 1 to 16 characters of ISO 646 without backslash and control characters, not only spaces.
 * @throws RangeError with one line that says what is wrong.
 */
export function checkAeTitle(text: string): string {
  const title = text.trim();
  if (title === '') throw new RangeError('the AE title is empty');
  if (title.length > 16) throw new RangeError(`the AE title has ${title.length} characters, 16 are allowed`);
  if (!/^[\x20-\x5b\x5d-\x7e]+$/.test(title)) {
    throw new RangeError('an AE title has printable ASCII characters only, and no backslash');
  }
  return title;
}

/** @throws RangeError unless the number is a TCP port; 0 only where `least` allows it. */
export function checkPort(port: number, least: 0 | 1 = 1): number {
  if (!Number.isInteger(port) || port < least || port > 65535) throw new RangeError(`a port is ${least} to 65535`);
  return port;
}

/** `AET@host:port` again, an IPv6 address in brackets. */
export function formatPeerAddress({ aeTitle, host, port }: PeerAddress): string {
  return `${aeTitle}@${host.includes(':') ? `[${host}]` : host}:${port}`;
}
