// Cases that many faults are caught by, and cases that most faults leave alone.

/** One C-STORE of a valid instance. */
export const stored = 'ps3.4/gg.4.2/stored:HangingProtocolStorage:ExplicitVRLittleEndian';

/** The same of an ordinary storage class, whose table has ranges and warnings. */
export const storedOrdinary = 'ps3.4/b.2.2/stored:CTImageStorage:ExplicitVRLittleEndian';

/** One C-ECHO, on an association that proposes nothing else. */
export const echoed = 'ps3.7/9.1.5/c-echo-message-id:1';

/** C-ECHO, C-STORE and C-ECHO on one association. */
export const interleaved = 'ps3.7/9.1.5/c-echo:HangingProtocolStorage';
