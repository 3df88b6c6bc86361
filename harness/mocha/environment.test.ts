import { delimiter } from 'node:path';
import { expect } from 'chai';
import { scenariosFromEnvironment, sutFromEnvironment } from './environment.ts';

describe('The environment of mocha', () => {
  it('gives the built-in pair where it names no SCP', () => {
    expect(sutFromEnvironment({})).to.deep.equal({ kind: 'built-in-pair' });
  });

  it('gives the SCP that it names', () => {
    const env = { CSTORE_SCP: 'ARCHIVE@pacs.example.org:104', CSTORE_CALLING_AE: 'CT1' };
    expect(sutFromEnvironment(env)).to.deep.equal({
      kind: 'remote-scp',
      host: 'pacs.example.org',
      port: 104,
      calledAETitle: 'ARCHIVE',
      callingAETitle: 'CT1',
    });
  });

  it('says which variable holds no address', () => {
    expect(() => sutFromEnvironment({ CSTORE_SCP: 'localhost:104' })).to.throw(
      'CSTORE_SCP=localhost:104: expected AET@host:port, e.g. STORESCP@127.0.0.1:11112',
    );
  });

  it('gives the scenarios of the package where it names none', () => {
    expect(scenariosFromEnvironment({})).to.have.length(1);
    expect(scenariosFromEnvironment({})[0]).to.match(/scenarios$/);
    expect(scenariosFromEnvironment({ CSTORE_SCENARIOS: `a${delimiter}b/c.yaml` })).to.deep.equal(['a', 'b/c.yaml']);
  });
});
