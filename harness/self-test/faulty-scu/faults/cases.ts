// Cases that many faults are caught by.

/** Three instances, all stored. */
export const sends = 'ps3.7/9.1.1/scu-sends';

/** The same of an ordinary storage class. */
export const sendsOrdinary = 'ps3.4/b.2.1/scu-success:SecondaryCaptureImageStorage:ImplicitVRLittleEndian';

/** The same in Explicit VR Little Endian. */
export const sendsExplicit = 'ps3.4/gg.4.1/scu-success:HangingProtocolStorage:ExplicitVRLittleEndian';

/** Two instances, both refused. */
export const refused = 'ps3.4/gg.4.1/scu-failure:HangingProtocolStorage:0xA700';

/** Two long instances, the first of which is refused before all of it has come. */
export const long = 'ps3.7/9.3.1/scu-early-failure:0xA700:while-its-Data-Set-came';
