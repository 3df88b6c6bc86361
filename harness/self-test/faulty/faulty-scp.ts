// A Storage SCP with one fault: the good SCP of this project, and in front of it a relay that breaks one rule.

import { listen } from '../../../src/index.ts';
import { connectTransport, listenTransport, type Transport } from '../../../src/wire.ts';
import { sentDepth, sentSopClasses } from '../../language/sent-sop-classes.ts';
import type { Behaviour } from './fault.ts';
import { FaultyScpState } from './faulty-scp-state.ts';
import { KeptFiles } from './kept-files.ts';
import { onOwnPort } from './own-port.ts';
import { Session } from './session.ts';
import { startTlsFront } from './tls-front.ts';

export interface FaultyScp extends AsyncDisposable {
  readonly port: number;
  /** Where it writes files, if it does. */
  readonly storeDirectory?: string;
}

const host = '127.0.0.1';

/** Starts an SCP on a free port of this machine. Without a behaviour it has no fault, and the relay changes nothing. */
export async function startFaultyScp(
  behaviour: Partial<Behaviour> = {},
  { onCrash }: { readonly onCrash?: () => void } = {},
): Promise<FaultyScp> {
  const files = behaviour.keep && (await KeptFiles.create(behaviour.keep));
  const store = files && { store: { directory: files.received } };
  const everything = { sopClasses: sentSopClasses, depthLimit: sentDepth };
  const scp = await listen({ ...everything, ...store, ...behaviour.listen, port: 0, host });
  if (files) scp.events.on('store', (record) => files.take(record));
  const program = new FaultyScpState();
  const onTransport = (requestor: Transport): void => {
    if (program.admits(requestor)) void relay({ requestor, port: scp.port, behaviour, program });
  };
  // Where one has died, no other SCP may be found: it would be taken for the dead one, and for well.
  const server = await onOwnPort((port) => listenTransport({ port, host, onTransport }));
  program.onCrash = () => {
    void server.close();
    onCrash?.();
  };
  const front = behaviour.tls && (await startTlsFront(behaviour.tls, server.port));
  return {
    port: front?.port ?? server.port,
    ...(files && { storeDirectory: files.kept }),
    async [Symbol.asyncDispose]() {
      await front?.close();
      program.closeAll();
      await server.close();
      await scp.close({ graceMs: 0 });
      await files?.remove();
    },
  };
}

interface Connection {
  readonly requestor: Transport;
  /** Where the good SCP listens. */
  readonly port: number;
  readonly behaviour: Partial<Behaviour>;
  readonly program: FaultyScpState;
}

async function relay({ requestor, port, behaviour, program }: Connection): Promise<void> {
  try {
    const scp = await connectTransport({ host, port });
    new Session({ requestor, scp, behaviour, program });
  } catch {
    requestor.destroy();
  }
}
