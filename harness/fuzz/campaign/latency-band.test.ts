import { expect } from 'chai';
import { latencyBand } from './latency-band.ts';

const usual = (ms: number, count = 30) => Array.from({ length: count }, () => ms);

describe('the class of latency of an answer', () => {
  it('is slow far beyond the median, and beyond what a busy machine takes', () => {
    expect(latencyBand(900, usual(20))).to.equal('slow');
    expect(latencyBand(100, usual(2))).to.equal('usual');
    expect(latencyBand(900, usual(500))).to.equal('usual');
  });

  it('is fast far below a median that can be told from nothing', () => {
    expect(latencyBand(3, usual(40))).to.equal('fast');
    expect(latencyBand(0.1, usual(5))).to.equal('usual');
  });

  it('is usual without an answer, and before there is a median', () => {
    expect(latencyBand(0, usual(40))).to.equal('usual');
    expect(latencyBand(900, usual(2, 5))).to.equal('usual');
  });
});
