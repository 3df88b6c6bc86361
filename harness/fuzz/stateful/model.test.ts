import { expect } from 'chai';
import { describeOperations, type SequenceOperation } from '../operation.ts';
import { completed, connectionsAtOnce, SequenceModel } from './model.ts';

const op = (kind: SequenceOperation['kind'], on = 0, rest: Partial<SequenceOperation> = {}): SequenceOperation => ({
  kind,
  on,
  ...rest,
});

function doing(...operations: readonly SequenceOperation[]): SequenceModel {
  const model = new SequenceModel();
  for (const one of operations) model.apply(one);
  return model;
}

describe('The model of a sequence', () => {
  it('allows nothing but an association on a connection that is closed', () => {
    const model = new SequenceModel();
    expect(model.may(op('associate'))).to.equal(true);
    for (const kind of ['echo', 'store', 'half store', 'rest', 'release', 'abort', 'FIN', 'RST'] as const)
      expect(model.may(op(kind)), kind).to.equal(false);
  });

  it('allows within a message nothing but its rest and the end of the connection', () => {
    const model = doing(op('associate'), op('half store'));
    const allowed = (['rest', 'abort', 'FIN', 'RST'] as const).every((kind) => model.may(op(kind)));
    expect(allowed).to.equal(true);
    for (const kind of ['associate', 'echo', 'store', 'half store', 'release'] as const)
      expect(model.may(op(kind)), kind).to.equal(false);
  });

  it('knows each connection by itself', () => {
    const model = doing(op('associate', 0), op('half store', 0), op('associate', 1));
    expect([model.state(0), model.state(1), model.state(2)]).to.deep.equal(['within message', 'open', 'closed']);
    expect(model.open).to.deep.equal([0, 1]);
  });

  it('allows a C-ECHO only if Verification was proposed', () => {
    expect(doing(op('associate')).may(op('echo'))).to.equal(true);
    expect(doing(op('associate', 0, { proposal: 4 })).may(op('echo'))).to.equal(false);
  });

  it('opens a connection again that has ended', () => {
    for (const kind of ['release', 'abort', 'FIN', 'RST'] as const)
      expect(doing(op('associate'), op(kind)).may(op('associate')), kind).to.equal(true);
  });
});

describe('A completed sequence', () => {
  it('has no operation that cannot be done', () => {
    const whole = completed([op('store'), op('associate'), op('associate'), op('rest'), op('release'), op('echo')]);
    expect(describeOperations(whole)).to.equal('associate a, release a');
  });

  it('ends every association, by release or within a message by abort', () => {
    const whole = completed([op('associate', 0), op('associate', 1), op('half store', 1)]);
    expect(describeOperations(whole)).to.equal('associate a, associate b, half store b, release a, abort b');
  });

  it('is completed already', () => {
    const whole = completed([op('associate', 0), op('half store', 0), op('rest', 0)]);
    expect(completed(whole)).to.deep.equal(whole);
  });

  it('tells how many connections are open at once', () => {
    expect(connectionsAtOnce([op('associate', 0), op('release', 0), op('associate', 1)])).to.equal(1);
    expect(connectionsAtOnce([op('associate', 0), op('associate', 1), op('associate', 5)])).to.equal(3);
  });
});
