import { expect } from 'chai';
import { presentationContextsOf } from '../../src/wire.ts';
import { observedText, reasonText, transcriptText } from '../words/testing/of-case.ts';
import { runSteps, success } from './testing/run-steps.ts';

describe('c-store, c-echo and send', () => {
  it('send a command whose elements the scenario overrides, adds and leaves out', async () => {
    const { commands } = await runSteps(`
  - associate: {}
  - c-store: { command: { MessageID: 77, Priority: null, AffectedSOPClassUID: MRImageStorage, "(0000,1031)": { hex: 01 00 } } }
  ${success}`);
    expect(commands).to.have.length(1);
    expect(commands[0]).to.include({
      MessageID: 77,
      AffectedSOPClassUID: '1.2.840.10008.5.1.4.1.1.4',
      MoveOriginatorMessageID: 1,
    });
    expect(commands[0]).not.to.have.property('Priority');
  });

  it('send exactly the elements that are listed', async () => {
    const { result } = await runSteps(`
  - associate: {}
  - send: { elements: [{ tag: "(0000,0110)", hex: 05 00 }, { tag: "(0000,0100)", hex: 30 00 }, { tag: "(0000,0800)", hex: 01 01 }] }
  - expect: { response: { CommandField: 0x8030 } }`);
    expect(result, reasonText(result)).to.include({ verdict: 'pass' });
  });

  it('send any DIMSE message', async () => {
    const { commands } = await runSteps(`
  - associate: {}
  - send: { command: { CommandField: C-FIND-RQ, Priority: 2 }, dataSet: valid }
  - expect: { response: { CommandField: C-FIND-RSP } }`);
    expect(commands[0]).to.include({
      CommandField: 0x20,
      Priority: 2,
      AffectedSOPClassUID: '1.2.840.10008.5.1.4.1.1.2',
      MessageID: 1,
    });
  });

  it('verify on the context of Verification', async () => {
    const { result } = await runSteps(`
  - associate: { contexts: [{}, { abstractSyntax: Verification }] }
  - c-echo: { command: { MessageID: 9 } }
  - expect: { response: { CommandField: C-ECHO-RSP, Status: Success } }`);
    expect(result, reasonText(result)).to.include({ verdict: 'pass' });
    expect(transcriptText(result)).to.match(/context 3 command/);
  });

  it('cut a message into single bytes that still arrive as one', async () => {
    const { commands, result } = await runSteps(`
  - associate: {}
  - c-store: { fragments: { bytes: 2, pdvsPerPdu: 5 } }
  ${success}`);
    expect(result, reasonText(result)).to.include({ verdict: 'pass' });
    expect(commands).to.have.length(1);
  });

  it('take the time that a slow requestor takes', async () => {
    const { result, commands } = await runSteps(`
  - associate: {}
  - c-store: { segments: { bytes: 400, everyMs: 5 } }
  - expect: { response: { Status: Success } }
  - send: { pdu: A-RELEASE-RQ, segments: { bytes: 3, everyMs: 2 } }
  - expect: { pdu: A-RELEASE-RP }`);
    expect(result, reasonText(result)).to.include({ verdict: 'pass' });
    expect(commands).to.have.length(1);
    expect(transcriptText(result)).to.match(/A-RELEASE-RQ, in segments of 3 bytes every 2 ms/);
  });

  it('change the bytes of a message, and send it in segments', async () => {
    const { result, commands } = await runSteps(`
  - associate: {}
  - c-store: { mutate: [{ bytes: { at: 1, hex: ff } }], segments: 50 }
  - expect: { response: { Status: Success }, verdict: warn }`);
    expect(result, reasonText(result)).to.include({ verdict: 'warn' });
    expect(commands).to.have.length(1);
    expect(transcriptText(result)).to.match(/ 04 ff 00 00 /);
  });

  it('send a P-DATA-TF longer than the SUT receives', async () => {
    let longest = 0;
    await runSteps(
      `
  - associate: {}
  - send: { pdvs: [{ type: data, overMaxLength: 2 }] }
  - expect: { transport: RST }`,
      {
        onConnection: (transport) => {
          const before = transport.handlers;
          setImmediate(() => {
            const handlers = transport.handlers ?? before;
            if (handlers)
              transport.handlers = {
                ...handlers,
                onPdu: (decoded, bytes) => {
                  longest = Math.max(longest, bytes.length);
                  handlers.onPdu(decoded, bytes);
                },
              };
          });
        },
      },
    );
    expect(longest).to.equal(16384 + 2 + 6);
  });

  it('send PDUs, PDVs and bytes, before and within an association', async () => {
    const { result } = await runSteps(`
  - connect: {}
  - send: { pdu: A-RELEASE-RQ }
  - expect: { pdu: A-RELEASE-RP }
  - send: { pdu: { type: A-ABORT, source: 2, reason: 5 }, mutate: [{ bytes: { at: 1, hex: ff } }] }
  - expect: { transport: closed, verdict: warn }`);
    expect(result, `${observedText(result)} ${reasonText(result)}`).to.include({ verdict: 'warn' });
    expect(transcriptText(result)).to.match(/A-ABORT by service-provider: unexpected-PDU-parameter/);
    expect(transcriptText(result)).to.match(/07 ff 00 00 00 04 00 00 02 05/);
  });

  it('send an A-ASSOCIATE-RQ and an A-ASSOCIATE-AC that are well formed where none was exchanged', async () => {
    const { associate, result } = await runSteps(`
  - connect: {}
  - send: { pdu: { type: A-ASSOCIATE-RQ } }
  - expect: { pdu: A-ASSOCIATE-AC }
  - connect: { association: second }
  - send: { association: second, pdu: { type: A-ASSOCIATE-AC } }
  - expect: { association: second, transport: closed, verdict: warn }`);
    expect(presentationContextsOf(associate)).to.have.length(1);
    expect(result.verdict, reasonText(result)).to.equal('warn');
    expect(transcriptText(result)).to.match(/\[second\] A-ASSOCIATE-AC context 1 accepted with ImplicitVRLittleEndian/);
  });

  it('send PDVs with any header', async () => {
    const { result } = await runSteps(`
  - associate: {}
  - send: { pdvs: [{ type: data, last: false, context: 7, hex: 01 02 }, { type: command, header: 0x81, hex: "" }] }
  - expect: { transport: RST, verdict: warn }`);
    expect(transcriptText(result))
      .to.match(/ 07 00 01 02 00 00 /)
      .and.match(/ 00 02 01 81 /);
  });

  const echo = (id: string) =>
    `00000000 04000000 38000000 00000200 12000000 312E322E3834302E31303030382E312E3100 \
00000001 02000000 3000 00001001 02000000 ${id} 00000008 02000000 0101`;

  it('know the requests in PDVs, so that their responses are judged', async () => {
    const steps = `
  - associate: { contexts: [{ abstractSyntax: Verification }] }
  - send: { pdvs: [{ type: command, hex: ${echo('0500')} }, { type: command, hex: ${echo('0600')} }] }
  - expect: { allOf: [{ response: { to: 1, Status: Success } }, { response: { to: 2, Status: Success } }] }`;
    const { result } = await runSteps(steps);
    expect(result, reasonText(result)).to.include({ verdict: 'pass' });
    const wrong = await runSteps(steps, { onRequest: (good) => ({ ...good, MessageIDBeingRespondedTo: 7 }) });
    expect(wrong.result.findings.map(({ text }) => text).join()).to.match(
      /Message ID Being Responded To is 7, the request had 5/,
    );
  });

  it('know that a Data Set sent as PDVs completes the request before it', async () => {
    const { result } = await runSteps(`
  - associate: {}
  - c-store: { fragments: { stopAfter: 1 } }
  - send: { pdvs: [{ type: data, last: false, hex: "0000" }, { type: data, hex: "0000" }] }
  ${success}`);
    expect(result, reasonText(result)).to.include({ verdict: 'pass' });
  });

  it('are not applicable where Verification was not accepted', async () => {
    const { result } = await runSteps(`
  - associate: {}
  - c-echo: {}
  ${success}`);
    expect(result).to.include({ verdict: 'not-applicable' });
    expect(reasonText(result)).to.equal('Verification was not accepted: the scenario does not propose it');
  });
});
