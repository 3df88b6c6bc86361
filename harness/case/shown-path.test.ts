import { join } from 'node:path';
import { expect } from 'chai';
import { shownPath } from './shown-path.ts';

describe('the path of a scenario in results', () => {
  it('says nothing of the machine where the scenario lies below the folder', () => {
    expect(shownPath(join('/home', 'me', 'scenarios', 'a.yaml'), join('/home', 'me'))).to.equal('scenarios/a.yaml');
    expect(shownPath(join(process.cwd(), 'x.yaml'))).to.equal('x.yaml');
  });

  it('is whole where it lies elsewhere', () => {
    expect(shownPath('/opt/a.yaml', '/home/me')).to.equal('/opt/a.yaml');
  });
});
