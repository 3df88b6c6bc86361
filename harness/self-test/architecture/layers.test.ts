import { expect } from 'chai';
import { readAllowLists } from './allow-lists.ts';
import { fileViolation, packageViolation } from './layers.ts';

const root = new URL('../../../', import.meta.url);
const lists = { src: readAllowLists(root, 'src'), harness: readAllowLists(root, 'harness') };

const packages = {
  dependencies: ['dcmjs', 'pako', 'zod', 'yaml'],
  devDependencies: ['chai', '@types/node', 'dcmjs-dimse'],
};

describe('The map of imports', () => {
  const forbidden: [string, string, RegExp][] = [
    ['src/upper-layer/transport.ts', '../scp/listen.ts', /src\/upper-layer may import errors, registry, not scp/],
    ['src/registry/uids.ts', '../upper-layer/tls.ts', /src\/registry may import no other part, not upper-layer/],
    ['src/errors.ts', './registry/uids.ts', /may import no other part/],
    ['src/scu/c-store.ts', '../scp/listen.ts', /src\/scu may import/],
    ['src/scp/listen.ts', '../scu/c-store.ts', /src\/scp may import/],
    ['src/scp/listen.ts', '../index.ts', /not index/],
    ['src/data-set/part10.ts', '../dimse/c-store.ts', /not dimse/],
    ['src/association/association.ts', '../data-set/part10.ts', /not data-set/],
    ['src/wire.ts', './association/association.ts', /not association/],
    ['src/new-part/x.ts', '../errors.ts', /has no imports.list/],
    ['src/scp/listen.ts', '../../harness/model/verdict.ts', /never imports anything outside src/],
    ['src/scp/listen.test.ts', '../../harness/model/verdict.ts', /never imports anything outside src/],
    ['src/scp/listen.ts', './store', /carries its extension/],
    ['src/scp/listen.ts', './store.js', /carries its extension/],
    ['src/scp/listen.ts', './store.test.ts', /only tests import/],
    ['src/scp/listen.ts', './testing/test-peer.ts', /only tests import/],
    ['src/scp/listen.test.ts', './store.test.ts', /only tests import/],
    ['harness/run/run.ts', '../../src/scp/listen.ts', /only through src\/index.ts and src\/wire.ts/],
    ['harness/run/run.test.ts', '../../src/scp/listen.ts', /only through src\/index.ts and src\/wire.ts/],
    ['harness/run/run.ts', '../../scenarios/x.ts', /only src and harness/],
    ['harness/report/json.ts', '../run/run.ts', /harness\/report may import .*, not run/],
    ['harness/oracle/match.ts', '../run/run.ts', /harness\/oracle may import/],
    ['harness/run/run.ts', '../self-test/faulty/detect.ts', /not shipped/],
  ];
  for (const [from, specifier, reason] of forbidden) {
    it(`forbids ${from} to import ${specifier}`, () => expect(fileViolation(from, specifier, lists)).to.match(reason));
  }

  const allowed: [string, string][] = [
    ['src/scp/listen.ts', '../association/association.ts'],
    ['src/scp/listen.ts', './store.ts'],
    ['src/dimse/fragment.ts', '../errors.ts'],
    ['src/index.ts', './scu/c-store.ts'],
    ['src/scp/listen.test.ts', '../scu/c-store.ts'],
    ['src/scp/listen.test.ts', './testing/test-peer.ts'],
    ['src/scp/testing/test-peer.ts', '../../scu/c-store.ts'],
    ['harness/run/run.ts', '../../src/index.ts'],
    ['harness/run/run.ts', '../../src/wire.ts'],
    ['harness/report/json.ts', '../model/run-result.ts'],
    ['harness/report/json.ts', '../../src/index.ts'],
    ['harness/cli/main.ts', '../../package.json'],
    ['harness/report/json.test.ts', '../run/run.ts'],
  ];
  for (const [from, specifier] of allowed) {
    it(`lets ${from} import ${specifier}`, () => expect(fileViolation(from, specifier, lists)).to.equal(undefined));
  }

  const foreign: [string, string, RegExp][] = [
    ['src/scp/listen.ts', 'dcmjs', /only in src\/data-set/],
    ['src/scp/listen.test.ts', 'dcmjs', /only in src\/data-set/],
    ['src/data-set/encode.ts', 'zod', /no package but dcmjs/],
    ['harness/report/html.ts', 'node:net', /opens no socket/],
    ['harness/cli/main.ts', 'chai', /only a development dependency/],
    ['harness/cli/main.ts', '@types/node/fs', /only a development dependency/],
    ['harness/cli/main.test.ts', 'left-pad', /no dependency in package.json/],
  ];
  for (const [from, specifier, reason] of foreign) {
    it(`forbids ${from} to import ${specifier}`, () => {
      expect(packageViolation(from, specifier, packages)).to.match(reason);
    });
  }

  const own: [string, string][] = [
    ['src/data-set/encode.ts', 'dcmjs'],
    ['src/data-set/inflater.ts', 'pako'],
    ['src/scp/listen.test.ts', 'chai'],
    ['src/scp/testing/arbitrary.ts', 'chai'],
    ['src/scp/listen.ts', 'node:net'],
    ['harness/cli/main.ts', 'yaml'],
    ['harness/self-test/bench/dcmjs-dimse-scp.ts', 'dcmjs-dimse'],
    ['harness/report/html.ts', 'node:fs/promises'],
  ];
  for (const [from, specifier] of own) {
    it(`lets ${from} import ${specifier}`, () => {
      expect(packageViolation(from, specifier, packages)).to.equal(undefined);
    });
  }
});
