// What the soak and the process that it soaks tell each other.

/** To the process. */
export type Request =
  | { readonly ask: 'memory' }
  /** Sends the file so often, one association each time, so many at once. */
  | { readonly ask: 'send'; readonly port: number; readonly paths: readonly string[]; readonly count: number };

/** From the process. */
export type Answer =
  | { readonly kind: 'ready'; readonly ports: readonly number[] }
  | { readonly kind: 'memory'; readonly used: number; readonly resident: number; readonly sockets: number }
  | { readonly kind: 'sent'; readonly stored: number; readonly wrong: readonly string[] };
