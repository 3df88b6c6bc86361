import { expect } from 'chai';
import type { ConnectionFacts } from '../../model/traffic.ts';
import { EndPoints } from './end-points.ts';

const facts = (some: Partial<ConnectionFacts> = {}): ConnectionFacts => ({
  by: 'harness',
  harness: { address: '10.0.0.1', port: 50_001 },
  sut: { address: '10.0.0.2', port: 11_112 },
  calledAETitle: 'PACS',
  callingAETitle: 'CT1',
  isTls: false,
  ...some,
});

const shown = ({ address, port }: { readonly address: Uint8Array; readonly port: number }) =>
  `${address.join('.')}:${port}`;

const names = (endPoints: EndPoints) => endPoints.names.map(([address, name]) => `${address.join('.')} ${name}`);

describe('The end points of a capture', () => {
  it('are the address of the SUT, one of the harness for each connection, and the port of DICOM for the acceptor', () => {
    const endPoints = new EndPoints();
    const first = endPoints.choose(facts());
    const second = endPoints.choose(facts());
    expect([shown(first.requestor), shown(first.acceptor)]).to.deep.equal(['127.1.0.1:50001', '10.0.0.2:104']);
    expect(shown(second.requestor)).to.equal('127.1.0.2:50001');
    expect(first.notes).to.deep.equal(['the TCP port of the acceptor was 11112; it is written as 104']);
    expect(names(endPoints)).to.deep.equal(['10.0.0.2 PACS', '127.1.0.1 CT1', '127.1.0.2 CT1']);
  });

  it('are turned round if the SUT is the requestor', () => {
    const endPoints = new EndPoints();
    const { requestor, acceptor, notes } = endPoints.choose(
      facts({ by: 'SUT', harness: { address: '10.0.0.1', port: 104 } }),
    );
    expect([shown(requestor), shown(acceptor)]).to.deep.equal(['10.0.0.2:11112', '127.1.0.1:104']);
    expect(notes).to.deep.equal([]);
    expect(names(endPoints)).to.deep.equal(['10.0.0.2 CT1', '127.1.0.1 PACS']);
  });

  it('tell AE titles of a SUT on this machine apart', () => {
    const endPoints = new EndPoints();
    const here = { address: '::ffff:127.0.0.1', port: 4242 };
    const titles = ['A', 'B', 'A'].map((calledAETitle) =>
      shown(endPoints.choose(facts({ harness: here, sut: here, calledAETitle })).acceptor),
    );
    expect(titles).to.deep.equal(['127.0.0.1:104', '127.0.0.2:104', '127.0.0.1:104']);
  });

  it('are found for IPv6, and for an address that cannot be read', () => {
    const endPoints = new EndPoints();
    const sut = { address: '2001:db8::5', port: 104 };
    const { requestor, acceptor } = endPoints.choose(facts({ sut }));
    expect([requestor.address.length, acceptor.address.length]).to.deep.equal([16, 16]);
    expect(requestor.address[0]).to.equal(0xfd);
    expect(shown(endPoints.choose(facts({ sut: { address: '', port: 1 } })).acceptor)).to.equal('127.0.0.1:104');
  });

  it('have names of visible characters and moderate length, and stay distinct for any number of titles', () => {
    const endPoints = new EndPoints();
    const here = { address: '127.0.0.1', port: 4242 };
    for (let at = 0; at < 300; at++)
      endPoints.choose(facts({ sut: here, calledAETitle: `\u001b[2J\0${at}`, callingAETitle: 'x'.repeat(70_000) }));
    const all = names(endPoints);
    expect(all[0]).to.equal('127.0.0.1 \\x1b[2J\\x000');
    expect(Math.max(...all.map((name) => name.length))).to.be.below(100);
    expect(all.filter((name) => name.startsWith('127.0.0.'))).to.have.length(251);
    expect(
      all.filter((name) => name.startsWith('127.1.')),
      'a name for each connection',
    ).to.have.length(300);
  });
});
