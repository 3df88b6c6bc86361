/** PS3.8 7.1.1.13, 7.1.1.14: presentation contexts as proposed and as answered. */

/** A proposed presentation context (PS3.8 7.1.1.13). */
export interface PresentationContext {
  /** Odd, 1 to 255. */
  readonly id: number;
  readonly abstractSyntax: string;
  readonly transferSyntaxes: readonly string[];
}

/** The answer to one presentation context (PS3.8 7.1.1.14). */
export interface PresentationContextResult {
  readonly id: number;
  /** 0 acceptance, 1 to 4 a rejection (PS3.8 Table 9-18). */
  readonly result: number;
  /** The accepted one; not significant where `result` is not 0. */
  readonly transferSyntax?: string;
}
