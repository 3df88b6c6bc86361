// The two roles of a C-STORE, as a system under test has them (PS3.4 B.2, GG.4).

/** The role of the system under test; the harness plays the other one. */
export type Role = 'scp' | 'scu';
