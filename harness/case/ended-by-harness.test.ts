import { expect } from 'chai';
import { associateRQ, connectTransport, listenTransport, type Transport } from '../../src/wire.ts';
import { WireLog } from '../peer/wire-log.ts';
import type { AcceptorLog } from './acceptor-log.ts';
import { CaseVerdict } from './case-verdict.ts';
import { PlannedAnswers } from './planned-answers.ts';
import { serveAssociation } from './scripted-acceptor.ts';

const request = associateRQ({
  calledAETitle: 'SCP',
  callingAETitle: 'SCU',
  presentationContexts: [{ id: 1, abstractSyntax: '1.2.840.10008.1.1', transferSyntaxes: ['1.2.840.10008.1.2'] }],
  maxLength: 0,
  implementationClassUID: '1.2.3',
});

const never = new AbortController().signal;

/** Serves an association of a requestor that closes the connection when its request has been accepted. */
async function serveOneThatCloses(stalled: AbortSignal): Promise<{ log: AcceptorLog; findings: readonly unknown[] }> {
  const verdicts = new CaseVerdict();
  let serve: (transport: Transport) => void = () => {};
  const served = new Promise<Transport>((resolve) => (serve = resolve)).then((transport) =>
    serveAssociation(transport, {
      answers: new PlannedAnswers([]),
      log: new WireLog(),
      verdicts,
      level: 'shall',
      timeoutMs: 60_000,
      signal: never,
      over: never,
      stalled,
      onActivity: () => {},
      onStore: () => {},
    }),
  );
  const server = await listenTransport({ host: '127.0.0.1', port: 0, onTransport: serve });
  const scu = await connectTransport({ host: '127.0.0.1', port: server.port });
  scu.handlers = { onPdu: () => scu.end(), onClosed: () => {} };
  scu.send(request);
  const log = await served;
  await server.close();
  return { log, findings: verdicts.outcome().findings };
}

describe('the end of an SCU', () => {
  it('is its own doing, and a fault, when it closes the connection', async () => {
    const { log, findings } = await serveOneThatCloses(never);
    expect(log.end).to.deep.include({ kind: 'closed', how: 'FIN' });
    expect(findings).to.have.length(1);
  });

  it('is silence when the harness ends it', async () => {
    const { log, findings } = await serveOneThatCloses(AbortSignal.abort());
    expect(log.end).to.include({ kind: 'silence' });
    expect(findings).to.deep.equal([]);
  });
});
