import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect } from 'chai';
import { buildInstance, encodePart10, type InstanceOptions } from '../../../src/index.ts';
import { compileFirst, cstore } from '../testing/child.ts';
import { temporaryFolder } from '../testing/folder.ts';

async function write(path: string, sopClass: string, options: InstanceOptions = {}): Promise<void> {
  const instance = buildInstance(sopClass, options);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, encodePart10(instance, instance.bytes));
}

describe('cstore validate', function () {
  this.timeout(300_000);
  compileFirst();
  const path = temporaryFolder();

  it('says that valid files are valid, and exits with 0', async () => {
    await write(path('a.dcm'), 'HangingProtocolStorage', { profile: 'typical' });
    await write(path('b.dcm'), 'InventoryStorage', { transferSyntax: 'ImplicitVRLittleEndian' });
    const { status, stdout, stderr } = await cstore(['validate', path('a.dcm'), path('b.dcm')]);
    expect([status, stderr]).to.deep.equal([0, '']);
    expect(stdout.split('\n')).to.deep.equal([
      `${path('a.dcm')}: Hanging Protocol Storage, valid`,
      `${path('b.dcm')}: Inventory Storage, valid`,
      '2 files: 2 valid; 0 errors, 0 warnings, 0 notes',
      '',
    ]);
  });

  it('reads what links in a folder lead to, unless that is a folder', async () => {
    await write(path('archive/object'), 'ColorPaletteStorage');
    await mkdir(path('links'));
    await symlink('../archive/object', path('links/a.dcm'));
    await symlink('..', path('links/loop'));
    await symlink('nowhere', path('links/broken.dcm'));
    const { status, stdout } = await cstore(['validate', path('links')]);
    expect([status, stdout]).to.deep.equal([
      0,
      `${path('links/a.dcm')}: Color Palette Storage, valid\n1 file: 1 valid; 0 errors, 0 warnings, 0 notes\n`,
    ]);
  });

  it('names place, clause, expected and actual of every error below its file, and exits with 1', async () => {
    await write(path('wrong.dcm'), 'ColorPaletteStorage', { remove: ['ContentLabel'], set: { InstanceNumber: 'one' } });
    const { status, stdout, stderr } = await cstore(['validate', path('wrong.dcm')]);
    expect([status, stderr]).to.deep.equal([1, '']);
    expect(stdout.split('\n').slice(0, 3)).to.deep.equal([
      `${path('wrong.dcm')}: Color Palette Storage, 2 errors`,
      '  error: (0070,0080) ContentLabel: expected an element of Type 1, found absent (PS3.3 Table C.28.1-1)',
      '  error: (0020,0013) InstanceNumber: expected IS: a whole number, found "one" (PS3.5 6.2)',
    ]);
  });

  it('names the Data Set where no attribute is at fault', async () => {
    const { sopClassUID, sopInstanceUID, transferSyntax, bytes } = buildInstance('ColorPaletteStorage');
    const file = encodePart10({ sopClassUID, sopInstanceUID, transferSyntax }, bytes.subarray(0, 4));
    await writeFile(path('cut.dcm'), file);
    const { status, stdout } = await cstore(['validate', path('cut.dcm')]);
    expect(status).to.equal(1);
    expect(stdout).to.match(/^ {2}error: the Data Set: expected a Data Set that can be read to its end, found /m);
  });

  it('shows notes of information only when asked for more', async () => {
    await write(path('extended.dcm'), 'ColorPaletteStorage', { set: { PatientName: 'Doe^Jane' } });
    const quiet = await cstore(['validate', path('extended.dcm')]);
    expect(quiet.stdout).to.equal(
      `${path('extended.dcm')}: Color Palette Storage, valid\n1 file: 1 valid; 0 errors, 0 warnings, 1 note\n`,
    );
    const { status, stdout } = await cstore(['validate', '--verbose', path('extended.dcm')]);
    expect(status).to.equal(0);
    expect(stdout).to.include('  information: (0010,0010) PatientName: expected an attribute of the IOD');
  });

  it('searches folders, and leaves out what is no DICOM file there', async () => {
    await write(path('in/a'), 'HangingProtocolStorage');
    await write(path('in/deep/b.dcm'), 'CTImageStorage');
    await writeFile(path('in/readme.txt'), 'text');
    const { status, stdout, stderr } = await cstore(['validate', path('in')]);
    expect(status).to.equal(0);
    expect(stderr).to.equal('left out: 1 of the files in folders, which are no DICOM files\n');
    expect(stdout)
      .to.match(/^.*b\.dcm: CT Image Storage, valid$/m)
      .and.match(/^2 files: 2 valid;/m);
  });

  it('takes patterns that a shell has left alone, and each file once', async () => {
    for (const name of ['a', 'b']) await write(path(`in/${name}.dcm`), 'HangingProtocolStorage');
    const { status, stdout } = await cstore(['validate', path('in/*.dcm'), path('in'), path('in/a.dcm')]);
    expect(status).to.equal(0);
    expect(stdout).to.match(/^2 files: 2 valid;/m);
  });

  it('prints JSON for programs', async () => {
    await write(path('good.dcm'), 'HangingProtocolStorage', { sopInstanceUID: '1.2.3' });
    await write(path('bad.dcm'), 'HangingProtocolStorage', { set: { HangingProtocolLevel: 'WARD' } });
    const { status, stdout } = await cstore(['validate', '--json', path('good.dcm'), path('bad.dcm'), path('none')]);
    expect(status).to.equal(1);
    const { summary, files } = JSON.parse(stdout);
    expect(summary).to.deep.equal({ files: 3, valid: 1, unreadable: 1, error: 1, warning: 0, information: 0 });
    expect(files[0]).to.deep.equal({
      file: path('good.dcm'),
      sopClassUID: '1.2.840.10008.5.1.4.38.1',
      sopClass: 'Hanging Protocol Storage',
      sopInstanceUID: '1.2.3',
      transferSyntax: '1.2.840.10008.1.2.1',
      iodKnown: true,
      findings: [],
    });
    expect(files[1].findings).to.deep.equal([
      {
        tagPath: '(0072,0006)',
        tag: 0x00720006,
        keyword: 'HangingProtocolLevel',
        rule: 'enumerated-value',
        clause: 'PS3.3 Table C.23.1-1',
        severity: 'error',
        expected: 'MANUFACTURER, SITE, USER_GROUP, SINGLE_USER',
        actual: '"WARD"',
      },
    ]);
    expect(files[2]).to.deep.equal({ file: path('none'), error: 'no such file', findings: [] });
  });

  it('counts a file that is missing, no DICOM file or truncated as an error, in one line each', async () => {
    await write(path('whole.dcm'), 'HangingProtocolStorage');
    const bytes = await readFile(path('whole.dcm'));
    await writeFile(path('meta.dcm'), bytes.subarray(0, 200));
    await writeFile(path('half.dcm'), bytes.subarray(0, bytes.length - 100));
    await writeFile(path('text.txt'), 'text');
    const names = ['none.dcm', 'text.txt', 'meta.dcm', 'half.dcm'].map((name) => path(name));
    const { status, stdout, stderr } = await cstore(['validate', ...names, path('whole.dcm')]);
    expect([status, stderr]).to.deep.equal([1, '']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).to.equal(`${path('none.dcm')}: no such file`);
    expect(lines[1]).to.match(/text\.txt: no DICOM file: /);
    expect(lines[2]).to.match(/meta\.dcm: .*truncated|meta\.dcm: .*ends/);
    expect(lines[3]).to.match(/half\.dcm: Hanging Protocol Storage, \d+ errors?$/);
    expect(lines[4]).to.match(/^ {2}error: .* expected a Data Set that can be read to its end, found .* at byte \d+/);
    expect(lines.at(-2)).to.equal(`${path('whole.dcm')}: Hanging Protocol Storage, valid`);
    expect(lines.at(-1)).to.match(/^5 files: 1 valid, 3 not readable;/);
  });

  it('compares SOP Class and Instance UID with the File Meta Information', async () => {
    await write(path('uids.dcm'), 'HangingProtocolStorage', {
      sopInstanceUID: '1.2.3',
      set: { SOPInstanceUID: '1.2.4' },
    });
    const { status, stdout } = await cstore(['validate', path('uids.dcm')]);
    expect(status).to.equal(1);
    expect(stdout).to.include(
      'error: (0008,0018) SOPInstanceUID: expected 1.2.3, as the file meta information says, found "1.2.4" (PS3.10 7.1)',
    );
  });

  it('validates as another SOP Class when asked to', async () => {
    await write(path('ct.dcm'), 'CTDefinedProcedureProtocolStorage');
    const asXA = await cstore(['validate', '--sop-class', 'XADefinedProcedureProtocolStorage', path('ct.dcm')]);
    expect(asXA.status).to.equal(1);
    expect(asXA.stdout)
      .to.include(': XA Defined Procedure Protocol Storage, 1 error\n')
      .and.include('(0008,0221) EquipmentModality: expected the equipment modality is XA');
    const byUid = await cstore(['validate', '--sop-class', '1.2.840.10008.5.1.4.1.1.200.1', path('ct.dcm')]);
    expect(byUid.status).to.equal(0);
  });

  it('ends with 2 and one line for wrong usage', async () => {
    await mkdir(path('empty'));
    const wrong: readonly [args: readonly string[], message: RegExp][] = [
      [[], /missing required argument/],
      [['--sop-class', 'Palette', path('a.dcm')], /--sop-class takes the keyword or UID of a SOP Class, not Palette/],
      [[path('empty')], /empty: no DICOM file in it/],
      [[path('empty/*.dcm')], /\*\.dcm: no file matches it/],
      [['--jason', path('a.dcm')], /unknown option '--jason'/],
    ];
    for (const [args, message] of wrong) {
      const { status, stdout, stderr } = await cstore(['validate', ...args]);
      expect([status, stdout]).to.deep.equal([2, '']);
      expect(stderr)
        .to.match(message)
        .and.match(/^[^\n]*\n$/);
    }
  });

  it('writes control characters of files and their names as escapes', async () => {
    await write(path('odd\u001b[31m.dcm'), 'HangingProtocolStorage', { set: { HangingProtocolName: 'bell\u0007' } });
    const { status, stdout } = await cstore(['validate', path('odd\u001b[31m.dcm')]);
    expect(status).to.equal(1);
    expect(stdout)
      .to.include('odd\\x1b[31m.dcm: ')
      .and.include('found "bell\\u0007"')
      .and.not.include('\u0007')
      .and.not.include('\u001b');
  });
});
