import { readdir, readFile, writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import { measuredText, productText } from '../../statement/testing/example-facts.ts';
import { wordTemplate } from '../../statement/testing/word-template.ts';
import { compileFirst, cstore } from '../testing/child.ts';
import { temporaryFolder } from '../testing/folder.ts';

describe('cstore statement render and lint', () => {
  compileFirst();
  const path = temporaryFolder();

  const render = (...more: readonly string[]) =>
    cstore(['statement', 'render', '--from', path('facts.yaml'), '--out', path('out'), ...more]);

  beforeEach(async () => {
    await writeFile(path('facts.yaml'), measuredText);
    await writeFile(path('product.yaml'), productText);
  });

  it('write a draft and say how much is open', async () => {
    const { status, stdout, stderr } = await render();
    expect(status).to.equal(0);
    expect(stderr).to.match(/^draft: \d+ places are open, \d+ questions; `cstore new product` writes a start/);
    expect((await readdir(path('out'))).sort()).to.deep.equal([
      'draft.docx',
      'draft.html',
      'draft.md',
      'evidence.html',
      'evidence.json',
    ]);
    expect(stdout.trim().split('\n')).to.have.length(5);
  });

  it('write the statement once nothing is open, in which nothing is found', async () => {
    const { status, stderr } = await render('--product', path('product.yaml'));
    expect([status, stderr]).to.deep.equal([0, '']);
    for (const name of ['statement.docx', 'statement.html', 'statement.md']) {
      const { status, stdout, stderr } = await cstore(['statement', 'lint', path(`out/${name}`)]);
      expect([status, stdout, stderr], name).to.deep.equal([0, '', '0 findings\n']);
    }
  });

  it('tell rule and place of what is found, and exit with 1', async () => {
    await render('--product', path('product.yaml'), '--format', 'markdown');
    const text = await readFile(path('out/statement.md'), 'utf8');
    await writeFile(path('broken.md'), text.replace('# 7 Network', '# 7 Net'));
    const { status, stdout } = await cstore(['statement', 'lint', path('broken.md')]);
    expect(status).to.equal(1);
    expect(stdout).to.match(/^section 7: the template calls it "Network and Media .* \(structure\/titles\)\n$/);
    const json = await cstore(['statement', 'lint', '--json', path('broken.md')]);
    expect(JSON.parse(json.stdout).findings).to.have.length(1);
  });

  it('fill a Word template, and tell what has no place in it', async () => {
    await writeFile(
      path('template.docx'),
      await wordTemplate({ sections: ['1 Overview', '1.1 Content and Transfer'] }),
    );
    const { status, stdout, stderr } = await render(
      ...['--product', path('product.yaml'), '--word-template', path('template.docx'), '--format', 'docx'],
    );
    expect([status, stdout.split('\n')[0]]).to.deep.equal([0, path('out/statement.docx')]);
    const lines = stderr.trim().split('\n');
    expect(lines).to.include(`${path('template.docx')}: section 1.4 Media Services: not found in the template`);
    for (const line of lines) expect(line).to.match(/: (?:section|Table|cover page)/);
    const { stdout: found } = await cstore(['statement', 'lint', path('out/statement.docx')]);
    expect(found).to.not.match(/text\/(?:instructions|placeholders)/);
  });

  it('have a help with examples', async () => {
    for (const name of [
      ['statement', 'render'],
      ['statement', 'lint'],
      ['new', 'product'],
    ]) {
      const { status, stdout } = await cstore([...name, '--help']);
      expect(status).to.equal(0);
      expect(stdout)
        .to.include(`Usage: cstore ${name.join(' ')} `)
        .and.match(/Examples:\n {2}\$ cstore /);
    }
  });

  it('say in one line what is wrong with their options and files', async () => {
    const wrong = [
      ['statement', 'render', '--from', path('facts.yaml'), '--format', 'pdf'],
      ['statement', 'render', '--from', path('facts.yaml'), '--template', 'annex-x'],
      ['statement', 'render', '--from', path('none.yaml')],
      ['statement', 'render', '--from', path('facts.yaml'), '--word-template', path('none.docx')],
      ['statement', 'render', '--from', path('facts.yaml'), '--word-template', path('facts.yaml')],
      ['statement', 'render', '--from', path('facts.yaml'), '--word-template', path('facts.yaml'), '--format', 'html'],
      ['statement', 'render', '--from', path('facts.yaml'), '--word-template', path('f'), '--template', 'classic'],
      ['statement', 'lint', path('none.html')],
      ['statement', 'lint', path()],
      ['statement', 'lint'],
    ];
    for (const args of wrong) {
      const { status, stdout, stderr } = await cstore(args);
      expect([status, stdout], args.join(' ')).to.deep.equal([2, '']);
      expect(stderr).to.match(/^cstore: .*\n$/);
    }
  });

  it('start a product file, and never overwrite one', async () => {
    expect(await cstore(['new', 'product', path('new.yaml'), '--ae', 'STORE'])).to.include({ status: 0 });
    expect(await readFile(path('new.yaml'), 'utf8')).to.include('- name: "STORE"');
    expect(await cstore(['new', 'product', path('new.yaml')])).to.include({ status: 2 });
    const { status } = await render('--product', path('new.yaml'), '--format', 'html');
    expect(status).to.equal(0);
  });
});
