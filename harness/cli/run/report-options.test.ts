import { expect } from 'chai';
import { Command } from 'commander';
import { reporterNames } from '../../report/index.ts';
import { checkReportOptions, withReportOptions } from './report-options.ts';

describe('--reporter', () => {
  it('names every format in its help', () => {
    const help = withReportOptions(new Command()).helpInformation({ error: false }).replaceAll(/\s+/g, ' ');
    const listed = /formats, any of (.*?) \(default/.exec(help)?.[1]?.split(', ');
    expect(listed).to.have.members([...reporterNames, 'pdf']);
  });

  it('takes each of them, and refuses others with the list', async () => {
    await checkReportOptions({ out: 'reports', reporter: [...reporterNames, 'pdf'] });
    const error = await checkReportOptions({ out: 'reports', reporter: ['html', 'doc'] }).catch((reason) => reason);
    expect(error).to.have.property(
      'message',
      `--reporter: unknown reporter "doc"; known are ${reporterNames.join(', ')}, pdf`,
    );
  });
});
