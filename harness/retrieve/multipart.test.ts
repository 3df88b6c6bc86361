import { expect } from 'chai';
import { boundaryOf, partsOf } from './multipart.ts';

const payloads = (body: string, boundary = 'x') =>
  partsOf(Buffer.from(body, 'latin1'), boundary).map(({ payload }) => payload.toString('latin1'));

describe('a response of several parts', () => {
  it('names its boundary, quoted or not', () => {
    const type = 'multipart/related; type="application/dicom"';
    expect(boundaryOf(`${type}; boundary="a b/c"`)).to.equal('a b/c');
    expect(boundaryOf(`${type};boundary=abc; start=1`)).to.equal('abc');
    expect(boundaryOf('Multipart/Related; BOUNDARY=abc')).to.equal('abc');
    expect([boundaryOf(type), boundaryOf('application/dicom; boundary=abc')]).to.deep.equal([undefined, undefined]);
  });

  it('has payloads that end before the next delimiter, whatever is in them', () => {
    const body = '--x\r\nContent-Type: a/b\r\n\r\none\r\n\r\n--y\r\n--x\r\nA: 1\r\nB: 2\r\n\r\ntwo\r\n--x--\r\nafter';
    expect(payloads(body)).to.deep.equal(['one\r\n\r\n--y', 'two']);
    expect(payloads(`before\r\n${body}`)).to.deep.equal(['one\r\n\r\n--y', 'two']);
  });

  it('gives the header fields of each part, and takes a part without any', () => {
    const [part] = partsOf(Buffer.from('--x\r\nContent-Type:  application/dicom \r\n\r\n1\r\n--x--'), 'x');
    expect([...(part?.headers ?? [])]).to.deep.equal([['content-type', 'application/dicom']]);
    expect(payloads('--x\r\n\r\n1\r\n--x--')).to.deep.equal(['1']);
  });

  it('has no part that is cut off, or none at all', () => {
    for (const body of ['', 'x', '--x', '--x--', '--x\r\nA: 1\r\n\r\ncut off', '--x\r\nA: 1\r\n--x--'])
      expect(payloads(body), body).to.deep.equal([]);
  });
});
