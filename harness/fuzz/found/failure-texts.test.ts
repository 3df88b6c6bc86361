import { expect } from 'chai';
import { failureClasses } from '../exchange/failure.ts';
import { mutations } from '../mutations/registry.ts';
import { failureTextOf, isLegal, plainBreaks, severityOf, titleOf } from './failure-texts.ts';

describe('A failure in words', () => {
  const legal = 'nothing: a value is empty';
  const illegal = 'a length is wrong';

  it('is critical or serious of legal input, and one step less of illegal input', () => {
    const of = (breaks: string[]) => severityOf({ class: 'process died', level: 'fail' }, breaks);
    expect([of([legal]), of([illegal]), of([legal, illegal])]).to.deep.equal(['critical', 'serious', 'serious']);
    expect(severityOf({ class: 'wrong answer', level: 'fail' }, [illegal])).to.equal('moderate');
    expect(severityOf({ class: 'process died', level: 'warn' }, [legal])).to.equal('warning');
  });

  it('has a title that says what the SUT does, and when', () => {
    expect(titleOf({ class: 'process died' }, [legal, illegal])).to.equal(
      'The process ends when a value is empty, and a length is wrong',
    );
    expect(titleOf({ class: 'hang' }, [])).to.equal(
      'It stops answering everybody when several inputs come one after the other',
    );
  });

  it('is there for every class, as sentences', () => {
    for (const [kind, role] of failureClasses.flatMap((one) => [[one, 'scp'] as const, [one, 'scu'] as const])) {
      const { does, meaning, demand } = failureTextOf(kind, role);
      expect(does, kind).to.match(/^(It|The) .*[^.]$/);
      expect([meaning, demand], kind).to.satisfy((texts: string[]) => texts.every((text) => /^[A-Z].*\.$/.test(text)));
    }
  });

  it('of an SCU is about its own work', () => {
    expect(titleOf({ class: 'process died' }, [illegal], 'scu')).to.equal('The SCU crashes when a length is wrong');
    expect(failureTextOf('hang', 'scu').demand).to.match(/^An SCU/);
  });

  it('never shows the mark of mutations that break nothing', () => {
    const breaks = mutations.map((one) => one.breaks);
    expect(plainBreaks(breaks).filter((text) => text.startsWith('nothing'))).to.deep.equal([]);
    expect(breaks.some((text) => isLegal([text]))).to.equal(true);
  });
});
