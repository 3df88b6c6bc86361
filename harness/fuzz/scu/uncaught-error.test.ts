import { expect } from 'chai';
import { hasUncaughtError } from './uncaught-error.ts';

const printed = (output: string) =>
  hasUncaughtError({
    process: { end: 'exit code 1', hasCrashed: false, wasEnded: false, output, durationMs: 1, leftRunning: 0 },
  });

describe('An error that was not caught', () => {
  for (const [runtime, output] of [
    ['Python', 'I: sending\nTraceback (most recent call last):\n  File "scu.py", line 3\nIndexError: list\n'],
    ['Node.js', 'TypeError: x is undefined\n    at f (scu.js:1:2)\n    at main (scu.js:3:4)\n\nNode.js v20.20.2\n'],
    ['Java', 'Exception in thread "main" java.lang.NullPointerException\n'],
    ['Rust', "thread 'main' panicked at src/main.rs:3:5:\nindex out of bounds\n"],
    ['Go', 'panic: runtime error: index out of range\n\ngoroutine 1 [running]:\n'],
    ['C++', "terminate called after throwing an instance of 'std::out_of_range'\n"],
    ['.NET', 'Unhandled exception. System.IndexOutOfRangeException\n'],
    ['a sanitizer', '==12==ERROR: AddressSanitizer: heap-buffer-overflow\n'],
  ] as const) {
    it(`is told by the runtime of ${runtime}`, () => {
      expect(printed(output)).to.equal(true);
    });
  }

  it('is none that the program tells itself', () => {
    expect(
      printed('E: Store failed, panic: none; no exception was thrown\nError: association aborted at port 11112\n'),
    ).to.equal(false);
    expect(hasUncaughtError({})).to.equal(false);
  });
});
