// A statement in DOCX is a document for LibreOffice too: it opens, and becomes a PDF with all that it says.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { statementFiles } from '../../statement/render/statement-files.ts';
import { factsFrom, measuredText, productText } from '../../statement/testing/example-facts.ts';
import { wordTemplate } from '../../statement/testing/word-template.ts';
import { requireTools } from './require-peers.ts';

const run = promisify(execFile);

/** The text of a document as LibreOffice has it. */
async function convert(folder: string, file: string, format: string): Promise<void> {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  await run('soffice', [profile, '--headless', '--convert-to', format, '--outdir', folder, join(folder, file)]);
}

describe('A statement in DOCX', () => {
  let folder = '';
  before(async function () {
    requireTools(this, 'soffice');
    folder = await mkdtemp(join(tmpdir(), 'cstore-statement-'));
  });
  after(async () => {
    if (folder !== '') await rm(folder, { recursive: true, force: true });
  });

  for (const [name, product] of [
    ['statement', factsFrom(productText)],
    ['draft', undefined],
  ] as const) {
    for (const template of ['annex-n', 'classic'] as const) {
      it(`opens in LibreOffice and becomes a PDF: ${name}, ${template}`, async () => {
        const { files } = await statementFiles(factsFrom(measuredText), { product, template, formats: ['docx'] });
        const [[file = '', bytes = ''] = []] = files;
        await writeFile(join(folder, file), bytes);
        await convert(folder, file, 'pdf');
        await convert(folder, file, 'txt:Text');
        const pdf = await readFile(join(folder, file.replace('.docx', '.pdf')), 'latin1');
        expect(pdf.slice(0, 5)).to.equal('%PDF-');
        expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).to.be.above(9);
        const text = await readFile(join(folder, file.replace('.docx', '.txt')), 'utf8');
        for (const words of ['At a glance', 'Table of Contents', 'C-STORE', 'About this Document', '16384']) {
          expect(text).to.include(words);
        }
      });
    }
  }

  for (const isOdd of [false, true]) {
    it(`in a Word template does so too${isOdd ? ', if its titles stand below the tables' : ''}`, async () => {
      const template = await wordTemplate({ isOdd });
      const options = { product: factsFrom(productText), formats: ['docx'] as const, wordTemplate: template };
      const { files } = await statementFiles(factsFrom(measuredText), options);
      const file = `template-${isOdd}.docx`;
      await writeFile(join(folder, file), files.get('statement.docx') ?? '');
      await convert(folder, file, 'pdf');
      await convert(folder, file, 'txt:Text');
      const pdf = await readFile(join(folder, file.replace('.docx', '.pdf')), 'latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).to.be.above(3);
      const text = await readFile(join(folder, file.replace('.docx', '.txt')), 'utf8');
      for (const words of [
        'Archive One',
        'CT Image Storage',
        'Media Services - N/A',
        '16384',
        'The file cannot be written',
      ])
        expect(text).to.include(words);
    });
  }
});
