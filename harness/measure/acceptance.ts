// What an acceptor says of itself in an A-ASSOCIATE-AC: PS3.8 9.3.3, D.1, PS3.7 D.3.3.2, PS3.2 Table N.7-1.

import { applicationContextNameOf } from '../../src/wire.ts';
import { askAccepted } from './ask.ts';
import type { Measurement } from './measurement.ts';

/** The class UID and version name of its implementation (PS3.7 D.3.3.2). */
export const implementation: Measurement = {
  name: 'implementation',
  async measure(subject) {
    const { implementationClassUID: uid, implementationVersionName: name } = (await askAccepted(subject)).information;
    return {
      implementation: { ...(uid !== undefined && { classUID: uid }), ...(name !== undefined && { versionName: name }) },
    };
  },
};

/** The application context that it answers with (PS3.8 7.1.1.2). */
export const applicationContext: Measurement = {
  name: 'application-context',
  async measure(subject) {
    const name = applicationContextNameOf((await askAccepted(subject)).accept);
    return { applicationContext: name === undefined ? {} : { name } };
  },
};

/** The Maximum Length Received that it announces (PS3.8 D.1). */
export const maximumLength: Measurement = {
  name: 'maximum-length',
  async measure(subject) {
    const { maxLength } = (await askAccepted(subject)).information;
    return { maximumLength: maxLength === undefined ? {} : { bytes: maxLength } };
  },
};

/** Without limit, so that the answer is the limit of the acceptor. */
const wanted = { invoked: 0, performed: 0 };

/** The answer to an asynchronous operations window (PS3.7 D.3.3.3). */
export const asynchronousWindow: Measurement = {
  name: 'window',
  async measure(subject) {
    const { asyncWindow: answered } = (await askAccepted(subject, { asyncWindow: wanted })).information;
    return { window: { proposed: wanted, ...(answered && { answered }) } };
  },
};
