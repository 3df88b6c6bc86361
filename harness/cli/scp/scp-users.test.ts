import { writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import { temporaryFolder } from '../testing/folder.ts';
import { userTableOf } from './scp-users.ts';

describe('The users of cstore scp', () => {
  const path = temporaryFolder();

  it('are named one by one, or in several lines', async () => {
    const { users, required } = await userTableOf(['alice:secret', 'bob', 'carol:a:b\ndave']);
    expect([users, required]).to.deep.equal([{ alice: 'secret', bob: null, carol: 'a:b', dave: null }, true]);
  });

  it('are read from a file, with comments and empty lines', async () => {
    await writeFile(path('users'), '# the ward\r\nalice:secret\r\n\r\nbob\n');
    expect((await userTableOf([`@${path('users')}`])).users).to.deep.equal({ alice: 'secret', bob: null });
  });

  it('are missed in one line when the file is not there, or says nothing', async () => {
    await writeFile(path('empty'), '# nobody\n');
    for (const [file, why] of [
      [path('none'), 'no such file'],
      [path('empty'), 'no user in it; write name or name:passcode, one a line'],
    ] as const) {
      const error = await userTableOf([`@${file}`]).catch((reason: Error) => reason);
      expect((error as Error).message).to.equal(`--user @${file}: ${why}`);
    }
  });
});
