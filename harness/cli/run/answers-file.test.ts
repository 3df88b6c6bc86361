import { writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import { temporaryFolder } from '../testing/folder.ts';
import { readAnswers } from './answers-file.ts';

describe('a file of answers', () => {
  const path = temporaryFolder();

  async function answersIn(text: string): Promise<unknown> {
    await writeFile(path('answers.yaml'), text);
    return await readAnswers(path('answers.yaml'));
  }

  const problem = async (text: string): Promise<string> =>
    answersIn(text).then(
      () => 'read',
      (error: Error) => error.message,
    );

  it('is a list of words, and of words with what is said beside them', async () => {
    const text = '- sent\n- again\n- sent: a red lamp\n- cannot: no such class\n- stop\n';
    expect(await answersIn(text)).to.deep.equal([
      'sent',
      'again',
      { sent: 'a red lamp' },
      { cannot: 'no such class' },
      'stop',
    ]);
  });

  const wrong: readonly (readonly [string, string])[] = [
    ['an unknown word', '- sent\n- maybe\n'],
    ['an unknown key', '- sent\n- { send: x }\n'],
    ['an empty reason', '- sent\n- { cannot: "" }\n'],
  ];
  for (const [what, text] of wrong) {
    it(`is refused with ${what}, in one line with its place and what it may be`, async () => {
      const says = await problem(text);
      expect(says)
        .to.match(/answers\.yaml:2:\d+/)
        .and.match(/a list of sent, \{ sent: text \}, \{ cannot: text \}, again, stop$/);
      expect(says).to.not.include('\n');
    });
  }

  it('is refused if it is empty, no list, or no YAML', async () => {
    for (const text of ['', '[]', 'sent', '[sent'])
      expect(await problem(text), text)
        .to.match(/answers\.yaml/)
        .and.not.include('\n');
  });

  it('is refused if it is no file', async () => {
    expect(await readAnswers(path()).catch((error: Error) => error.message)).to.match(/folder|directory/);
  });
});
