// wire.pcapng: what went over the connections of a run, for Wireshark. Only a run can make it.

import { CaptureRecorder } from './pcapng/capture-recorder.ts';
import type { AddressShare } from './pcapng/end-points.ts';
import { type Files, ReportError, type Reporter } from './reporter.ts';

/** The name of the file. */
export const captureName = 'wire.pcapng';

/** A reporter for one run; what it records waits in a folder, in a file that has no name there. */
export function pcapng(folder: string, share?: AddressShare): Reporter {
  const recorder = new CaptureRecorder({ folder, share });
  return {
    name: 'pcapng',
    description: `${captureName}, the bytes of the run for Wireshark`,
    watch: recorder.watch,
    end: (result): Files => {
      if (!recorder.hasBegun) return {};
      const { failure } = recorder;
      if (failure) throw new ReportError('environment', `${captureName} ends early: ${failure.message}`);
      return { [captureName]: recorder.file(result) };
    },
    close: () => recorder[Symbol.dispose](),
  };
}
