// A Storage SCP that the harness starts and supervises itself.

import { type RemoteScpOptions, remotePolicies, remoteScp } from './remote-scp.ts';
import { SupervisedProcess, type SupervisionOptions } from './supervised-process.ts';
import type { Sut } from './sut.ts';

export interface StartedScpOptions extends RemoteScpOptions, Pick<SupervisionOptions, 'command' | 'startTimeoutMs'> {}

/**
 * An SCP behind a command as the system under test. Nothing is started before the first run; `close` ends it.
 * With port 0 a free one is chosen at every start.
 */
export function startedScp({ command, startTimeoutMs, ...options }: StartedScpOptions): Sut {
  const { host, port } = options;
  const supervised = new SupervisedProcess({
    command,
    host,
    port,
    ...(startTimeoutMs !== undefined && { startTimeoutMs }),
  });
  const current = (): Sut => remoteScp({ ...options, port: supervised.port });
  return {
    ...current(),
    // A process that died is started again: nobody else brings it back.
    policies: { ...remotePolicies, isWaitedFor: false },
    get address() {
      return current().address;
    },
    process: supervised,
    scp: (...request) => current().scp(...request),
    async close() {
      await supervised.stop();
      await current().close();
    },
  };
}
