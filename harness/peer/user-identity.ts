// User identity negotiation for the user of a run: PS3.7 D.3.3.7.

/** The user identity item of the user of a run (PS3.7 D.3.3.7): type 1, or type 2 with a passcode. */
export function userIdentityOf({ user, password }: { readonly user?: string; readonly password?: string }) {
  if (user === undefined) return {};
  return {
    userIdentity: { type: password === undefined ? 1 : 2, primary: user, ...(password && { secondary: password }) },
  };
}
