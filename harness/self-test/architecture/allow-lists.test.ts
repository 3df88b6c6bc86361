import { expect } from 'chai';
import { circles, namesIn, siblingEdges } from './allow-lists.ts';

const edges = (text: string) =>
  text.split(' ').map((pair) => {
    const [from = '', to = ''] = pair.split('>');
    return { from, to };
  });

describe('An imports.list', () => {
  it('has a name a line, and comments', () => {
    expect(namesIn('# what it is about\nmodel\n\n words # why\n')).to.deep.equal(['model', 'words']);
  });
});

describe('Circles of imports', () => {
  it('are none where imports go one way', () => {
    expect(circles(edges('a>b b>c a>c'))).to.deep.equal([]);
  });

  it('are found with all that is in them, and nothing else', () => {
    expect(circles(edges('a>b b>c c>b c>d e>a'))).to.deep.equal([['b', 'c']]);
    expect(circles(edges('a>b b>c c>d d>a d>b x>y y>x'))).to.deep.equal([
      ['a', 'b', 'c', 'd'],
      ['x', 'y'],
    ]);
  });

  it('are found when a longer way leads back', () => {
    expect(circles(edges('a>b a>c b>d c>d d>e e>c'))).to.deep.equal([['c', 'd', 'e']]);
  });

  it('of one file are the matter of a type that says "itself"', () => {
    expect(circles(edges('a>a'))).to.deep.equal([]);
  });
});

describe('Edges of folders', () => {
  it('are between those that lie in the same folder', () => {
    expect(siblingEdges(edges('h/a/x.ts>h/b/y.ts h/a/z.ts>h/b/y.ts'))).to.deep.equal([{ from: 'h/a', to: 'h/b' }]);
    expect(siblingEdges(edges('h/a/s/x.ts>h/a/t/y.ts'))).to.deep.equal([{ from: 'h/a/s', to: 'h/a/t' }]);
  });

  it('are not those from a file to a folder beside it, or within one folder', () => {
    expect(siblingEdges(edges('h/x.ts>h/b/y.ts h/b/y.ts>h/x.ts h/a/x.ts>h/a/y.ts'))).to.deep.equal([]);
  });
});
