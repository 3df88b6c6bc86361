import { readFileSync } from 'node:fs';
import { connect, type SecureVersion } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { measurementsSchema } from '../model/measurements.ts';
import { builtInPair } from '../sut/built-in-pair.ts';
import { usualListenPlace } from '../sut/listen-place.ts';
import type { SendOrder, Sut } from '../sut/sut.ts';
import { measureScu } from './measure-scu.ts';
import { scuTlsVersions } from './scu-tls.ts';
import { scuWaits } from './scu-waits.ts';

const limits = { timeoutMs: 30_000, seed: 1, longestMs: 1000, signal: new AbortController().signal };

/** Our SCU, as one that sends what it is given. */
function givenSut(some: Partial<Sut> = {}): Sut {
  const pair = builtInPair();
  return { ...pair, policies: { ...pair.policies, sendsGivenInstances: true }, ...some };
}

describe('The measurement of an SCU', () => {
  it('tells what it proposes for each SOP Class and Transfer Syntax, and that it sends', async () => {
    const found = await measureScu(givenSut(), limits);
    expect(measurementsSchema.safeParse(found).error).to.equal(undefined);
    expect(found.notMeasured).to.deep.equal([]);
    const proposals = found.measured.proposals ?? [];
    expect(proposals).to.have.length(20);
    expect(proposals.every(({ sent }) => sent)).to.equal(true);
    for (const { sopClass, transferSyntax, proposed } of proposals) {
      const own = proposed[0]?.contexts.filter((context) => context.sopClass === sopClass) ?? [];
      expect(own.some(({ transferSyntaxes }) => transferSyntaxes.includes(transferSyntax))).to.equal(true);
    }
  });

  it('gives up one that opens no association', async () => {
    let orders = 0;
    const send = async (_: SendOrder) => {
      orders += 1;
      return {};
    };
    const found = await measureScu(givenSut({ send }), limits);
    expect(found.measured).to.deep.equal({});
    expect(found.notMeasured).to.have.length(2);
    expect(orders).to.equal(2);
  });

  it('asks once for what sends what it has', async () => {
    const found = await measureScu({ ...builtInPair() }, limits);
    expect(found.measured.proposals).to.have.length(1);
  });
});

describe('The time limits of an SCU', () => {
  const brief = { ...limits, longestMs: 20_000 };
  const pair = builtInPair();

  it('are measured by leaving each of its requests without an answer', async () => {
    const send: Sut['send'] = (order, signal) => pair.send({ ...order, timeoutMs: 1200 }, signal);
    const waits = await scuWaits(givenSut({ send }), brief);
    expect(waits.map(({ reply }) => reply)).to.deep.equal(['A-ASSOCIATE-AC', 'C-STORE-RSP', 'A-RELEASE-RP']);
    for (const { reply, waited } of waits) {
      expect(waited, reply).to.have.property('seconds').that.is.within(0.5, 10);
      expect(waited, reply).to.have.property('end', 'A-ABORT');
    }
  });

  it('are said to be at least what was waited, one request after the other if there is one port', async () => {
    const orders: number[] = [];
    const patient = givenSut({
      policies: { ...pair.policies, sendsGivenInstances: true, concurrency: 1 },
      send: async (order, signal) => {
        orders.push(order.port);
        return await pair.send({ ...order, timeoutMs: 60_000 }, AbortSignal.any([signal, order.stalled ?? signal]));
      },
    });
    const [accept] = await scuWaits(patient, { ...limits, longestMs: 1000 });
    expect(accept).to.deep.equal({ reply: 'A-ASSOCIATE-AC', waited: { atLeast: 1 } });
    expect(new Set(orders)).to.have.property('size', 3);
  });

  it('are none if it sends nothing', async () => {
    expect(await scuWaits(givenSut({ send: async () => ({}) }), brief)).to.deep.equal([]);
  });
});

describe('The versions of TLS of an SCU', () => {
  const pem = (name: string) => fileURLToPath(new URL(`../../src/upper-layer/testing/${name}.pem`, import.meta.url));
  const tlsOf = (name: string) => ({ ca: pem('ca'), cert: pem(name), key: pem(`${name}-key`) });

  /** An SCU that proposes Verification, with these versions alone. */
  const secured = (...[minVersion, maxVersion]: [SecureVersion, SecureVersion]): Sut =>
    givenSut({
      policies: {
        ...builtInPair().policies,
        sendsGivenInstances: true,
        listensOn: { ...usualListenPlace, tls: tlsOf('acceptor') },
      },
      send: async ({ host, port }) => {
        const socket = connect({
          host,
          port,
          ca: readFileSync(pem('ca')),
          servername: 'localhost',
          minVersion,
          maxVersion,
        });
        socket.once('secureConnect', () => socket.write('hello'));
        socket.on('error', () => {});
        socket.resume();
        await new Promise((resolve) => socket.once('close', resolve));
        return {};
      },
    });

  it('are those that come about if each is offered alone', async () => {
    expect(await scuTlsVersions(secured('TLSv1.2', 'TLSv1.3'), limits)).to.deep.equal(['TLSv1.2', 'TLSv1.3']);
    expect(await scuTlsVersions(secured('TLSv1.3', 'TLSv1.3'), limits)).to.deep.equal(['TLSv1.3']);
  });

  it('are not measured of one that is called without TLS', async () => {
    expect(await scuTlsVersions(givenSut(), limits)).to.equal(undefined);
  });
});
