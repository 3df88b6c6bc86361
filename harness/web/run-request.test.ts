import { expect } from 'chai';
import { argumentsOf, RequestError, runRequestOf } from './run-request.ts';

describe('A run that a page asks for', () => {
  it('becomes a command line in which no value can be an option', () => {
    const request = runRequestOf({
      work: 'run',
      kind: 'scp',
      system: '--out=/etc',
      callingAe: '',
      targets: ['--scp', 'ps3.7'],
      timeout: '5',
    });
    expect(argumentsOf(request, 'x')).to.deep.equal([
      'run',
      '--scp=--out=/etc',
      '--timeout=5',
      '--out=x',
      '--',
      '--scp',
      'ps3.7',
    ]);
  });

  it('has no password in it', () => {
    const request = runRequestOf({ work: 'run', kind: 'scp', system: 'A@h:1', user: 'me', password: 'secret' });
    expect(argumentsOf(request, 'x').join(' ')).to.include('--user=me').and.not.include('secret');
  });

  it('is refused in one line if something is missing or unknown', () => {
    const why = (value: object) => expect(() => runRequestOf(value)).to.throw(RequestError);
    why({ work: 'run', kind: 'scp' }).with.property('message', 'name the SCP as AET@host:port');
    why({ work: 'fuzz', kind: 'manual' })
      .with.property('message')
      .match(/^only an SCP/);
    why({ work: 'run', kind: 'scp', system: 'a\nb' })
      .with.property('message')
      .match(/^system: /);
    why({ work: 'run', kind: 'built-in', more: 1 });
    why({ work: 'rm' });
  });
});
