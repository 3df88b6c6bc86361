// How a TCP address is written: PS3.8 9.1 leaves that to TCP/IP, where brackets keep an IPv6 address apart from the port.

/** `host:port`, or `[host]:port` for an IPv6 address (RFC 3986 3.2.2), so that it can be given back as it is shown. */
export function hostPort(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
