/** Verification of the User Identity item at association establishment (PS3.7 D.3.3.7). */

/** The User Identity item of an A-ASSOCIATE-RQ; the fields are bytes, as types 3 to 5 are no text. */
export interface UserIdentity {
  /** 1 user name, 2 user name and passcode, 3 Kerberos ticket, 4 SAML assertion, 5 JSON Web Token. */
  readonly type: number;
  readonly positiveResponseRequested: boolean;
  readonly primary: Uint8Array;
  readonly secondary: Uint8Array;
}

/** Accept, reject the association, or accept with the Server-response of types 3 and 4. */
export type UserIdentityVerdict = 'accept' | 'reject' | { readonly response: Uint8Array };

/** A table of users and their passcodes; `null` lets a user in by name alone. */
export interface UserTable {
  readonly users: Readonly<Record<string, string | null>>;
  /** Reject an association without a User Identity item. Default `false`. */
  readonly required?: boolean;
}

/** How user identities are verified. The function is also asked, with `undefined`, when a requestor sends none. */
export type UserIdentityPolicy = UserTable | ((identity: UserIdentity | undefined) => UserIdentityVerdict);
