import { expect } from 'chai';
import type { UpperLayerProvider } from '../upper-layer/provider.ts';
import { Backpressure } from './backpressure.ts';

/** A gate before a transport that records what it is told. */
function gateWithLog(): { gate: Backpressure; log: string[] } {
  const log: string[] = [];
  const transport = { pause: () => log.push('pause'), resume: () => log.push('resume') };
  return { gate: new Backpressure({ transport } as unknown as UpperLayerProvider), log };
}

describe('Backpressure', () => {
  it('reads again only when neither the application nor the peer stands in the way', () => {
    const { gate, log } = gateWithLog();
    gate.pause();
    gate.holdBack();
    gate.resume();
    expect([gate.isShut, log.at(-1)]).to.deep.equal([true, 'pause']);
    gate.letGo();
    expect([gate.isShut, log.at(-1)]).to.deep.equal([false, 'resume']);
  });

  it('does nothing when it is let go without having been held back', () => {
    const { gate, log } = gateWithLog();
    gate.letGo();
    expect(log).to.deep.equal([]);
  });

  it('reads on for good once the association is over, whatever the application still asks for', () => {
    const { gate, log } = gateWithLog();
    gate.pause();
    gate.openForGood();
    gate.pause();
    gate.holdBack();
    expect([gate.isShut, log.at(-1)]).to.deep.equal([false, 'resume']);
  });
});
