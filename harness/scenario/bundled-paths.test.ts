import { relative } from 'node:path';
import { expect } from 'chai';
import { bundledPaths } from './bundled-paths.ts';
import { scenariosFolder } from './package-root.ts';

const found = (target: string): string[] =>
  bundledPaths(target, scenariosFolder).map((path) => relative(scenariosFolder, path));

describe('the files for an id', () => {
  it('are one for the id of a scenario or of a case', () => {
    expect(found('ps3.4/b.2.2/stored')).to.deep.equal(['ps3.4/b.2.2/stored.yaml']);
    expect(found('ps3.10/7.2/trailing-padding:among:others')).to.deep.equal(['ps3.10/7.2/trailing-padding.yaml']);
  });

  it('are all that begin like it', () => {
    expect(found('ps3.5/7.1')).to.include.members(['ps3.5/7.1', 'ps3.5/7.1.2']);
    expect(found('ps3.4')).to.deep.equal(['ps3.4']);
    expect(found('ps3.4/gg.4.2/stored')).to.include('ps3.4/gg.4.2/stored-profiles.yaml');
  });

  it('are all there are where none fits, or where the id leads elsewhere', () => {
    for (const target of ['ps3.9/1', 'nothing', '../src', '/etc', '']) expect(found(target)).to.deep.equal(['']);
  });
});
