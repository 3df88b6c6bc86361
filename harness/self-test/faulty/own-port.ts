// A port that nobody is given by chance once a seeded fault has closed it: outside of those that the system hands out.

/** First port, and how many; Linux hands out those from 32768 on, IANA registers few of these (RFC 6335 6). */
const [first, count] = [20_000, 10_000];
/** Processes begin apart from each other. */
const spacing = 37;

let next = (process.pid * spacing) % count;

/** Listens on the next port that is free. Rejects as `listen` does, but not for a port that is in use. */
export async function onOwnPort<Server>(listen: (port: number) => Promise<Server>): Promise<Server> {
  for (;;) {
    const port = first + (next++ % count);
    try {
      return await listen(port);
    } catch (error) {
      if (!isInUse(error)) throw error;
    }
  }
}

function isInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
