import { expect } from 'chai';
import { applicationContextName, implementationClassUID, implementationVersionName, isValidUid } from './uids.ts';

describe('the UID rules of PS3.5 9.1', () => {
  for (const uid of ['1.2.840.10008.1.1', '2.25.0', '0.0', `1.${'2'.repeat(62)}`]) {
    it(`accepts ${uid}`, () => expect(isValidUid(uid)).to.equal(true));
  }

  const wrong = {
    'an empty string': '',
    'a leading zero': '1.02.3',
    'an empty component': '1..2',
    'a final full stop': '1.2.',
    'a letter': '1.2.a',
    'a space': '1.2 ',
    'a trailing NULL': '1.2\0',
    'a line feed at the end': '1.2\n',
    '65 characters': `1.${'2'.repeat(63)}`,
    'a path': '../../etc/passwd',
  };
  for (const [what, uid] of Object.entries(wrong)) {
    it(`refuses ${what}`, () => expect(isValidUid(uid)).to.equal(false));
  }

  it('holds for our own UIDs, and the version name fits its 16 characters', () => {
    expect(isValidUid(implementationClassUID)).to.equal(true);
    expect(isValidUid(applicationContextName)).to.equal(true);
    expect(implementationVersionName).to.match(/^[A-Z0-9_]{1,16}$/);
  });
});
