import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot, packageVersion } from '../../scenario/package-root.ts';
import { describeCommand, withAllBelow } from '../completion/command-description.ts';
import { createProgram } from '../program.ts';
import { manPage } from './man-page.ts';

const file = join(packageRoot, 'man', 'cstore.1');

describe('the man page', function () {
  this.timeout(60_000);
  const program = describeCommand(createProgram(() => undefined));

  it('is up to date: npm run docs:man', () => {
    expect(readFileSync(file, 'utf8')).to.equal(manPage(program, packageVersion()));
  });

  it('is read by groff without a warning, and shows every command, option, example and exit status', function () {
    const { status, stdout, stderr, error } = spawnSync('groff', ['-man', '-ww', '-Tascii', '-P-cbou', file], {
      encoding: 'utf8',
    });
    if (error && process.env.CI !== 'true') this.skip();
    expect([status, stderr]).to.deep.equal([0, '']);
    const unspaced = (words: string) => words.replaceAll(/\s+/g, '');
    const unbroken = unspaced(stdout.replaceAll(/\u2010\n/g, ''));
    const text = stdout.replaceAll(/-\n\s+/g, '-').replaceAll(/\s+/g, ' ');
    for (const { path, options, commands, after } of withAllBelow(program)) {
      if (commands.length > 0 && path !== program.path) continue;
      expect(text).to.include(path);
      for (const { flags } of options) expect(text).to.include(flags);
      for (const [, example = ''] of after.matchAll(/^ {2}\$ (.*)$/gm)) expect(unbroken).to.include(unspaced(example));
    }
    expect(text).to.match(/130 stopped by Ctrl-C/);
  });

  it('takes no line of a text for a request of troff', () => {
    const [run] = program.commands;
    if (!run) throw new Error('no command');
    const page = manPage({ ...program, commands: [{ ...run, text: ".SH no heading\n'br no break\na \\ here" }] }, '1');
    expect(page).to.include('\n\\&.SH no heading\n').and.include("\n\\&'br no break\n").and.include('a \\e here');
  });
});
