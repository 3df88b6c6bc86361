// The scenario and the report of one's own in node:test: `node --test node.test.js`

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { startScp } from 'cstore-conformance';
import { csvReporter } from './csv-reporter.js';
import { judge } from './judge.js';

const id = 'own/two-instances-on-one-association';

async function judged(spec) {
  const folder = await mkdtemp(join(tmpdir(), 'custom-'));
  try {
    const { cases, faults } = await judge(spec, folder);
    const csv = await readFile(join(folder, 'cases.csv'), 'utf8');
    return { cases, own: cases.filter((one) => one.id.startsWith(id)), faults, csv };
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('the built-in pair passes, and the report has a line for each case', async () => {
  const { own, csv } = await judged({ kind: 'built-in-pair' });
  assert.deepEqual([...new Set(own.map(({ verdict }) => verdict))], ['pass']);
  for (const one of own) assert.ok(csv.includes(`${one.id},pass,shall,PS3.4 B.2.3\r\n`));
});

// What any second instance gets is a fault of its own, told once: it blocks the cases that would show it again.
test('an SCP that stores one instance of an association has one fault, which says so', async () => {
  const answer = ({ associationCall }) => (associationCall === 2 ? 0xc000 : 0x0000);
  const scp = await startScp({ answer });
  const { own, faults } = await judged({
    kind: 'remote-scp',
    host: scp.host,
    port: scp.port,
    calledAETitle: 'ARCHIVE',
  });
  await scp.close();
  assert.deepEqual(
    faults.map(({ rule }) => rule),
    ['service/instance-stored'],
  );
  assert.deepEqual([...new Set(own.map(({ blockedBy }) => blockedBy))], ['service/instance-stored']);
});

test('a step of its own asks the catalogue, and fails an archive that lists nothing', async () => {
  const listed = new Set();
  const catalogue = createServer(({ url }, response) => response.writeHead(listed.has(url) ? 200 : 404).end());
  await new Promise((resolve) => catalogue.listen(0, '127.0.0.1', resolve));
  process.env.CATALOGUE_URL = `http://127.0.0.1:${catalogue.address().port}`;
  const verdictOf = async (lists) => {
    listed.clear();
    const answer = ({ sopInstanceUID }) => {
      if (lists) listed.add(`/${sopInstanceUID}`);
      return 0x0000;
    };
    const scp = await startScp({ answer });
    const { cases } = await judged({
      kind: 'remote-scp',
      host: scp.host,
      port: scp.port,
      calledAETitle: 'ARCHIVE',
    });
    await scp.close();
    return cases.find(({ id }) => id === 'own/stored-instance-is-in-the-catalogue')?.verdict;
  };
  assert.equal(await verdictOf(true), 'pass');
  assert.equal(await verdictOf(false), 'fail');
  delete process.env.CATALOGUE_URL;
  assert.equal(await verdictOf(true), 'not-applicable');
  catalogue.close();
});

test('a comma or a quotation mark in a value does not end it', () => {
  const cases = [{ id: 'a,"b"', verdict: 'pass', requirement: { level: 'may', ref: 'PS3.7' } }];
  assert.ok(csvReporter.end({ cases })['cases.csv'].endsWith('"a,""b""",pass,may,PS3.7\r\n'));
});
