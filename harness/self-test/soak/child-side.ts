// The side of the soaked process: it answers questions about its memory, and ends with the soak.

import type { Answer, Request } from './messages.ts';

export function tell(answer: Answer): void {
  process.send?.(answer);
}

/** Answers requests; `send` is what to do with that of a SCU. */
export function serveRequests(send?: (request: Extract<Request, { ask: 'send' }>) => Promise<void>): void {
  process.on('message', (request: Request) => {
    if (request.ask === 'memory') tell(memoryNow());
    else void send?.(request);
  });
  process.once('disconnect', () => process.exit());
}

/** After a garbage collection, which needs --expose-gc. */
function memoryNow(): Answer {
  global.gc?.();
  global.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  const sockets = process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
  return { kind: 'memory', used: heapUsed + external, resident: rss, sockets };
}
