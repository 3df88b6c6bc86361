// Limits of reading a statement that anybody may have written, and the error that tells one.

/** Bytes of a file; a statement with pictures can have some. */
export const largestFile = 64 * 2 ** 20;
/** Bytes of the main part of a DOCX, inflated. */
export const largestPart = 128 * 2 ** 20;
/** Bytes of the main part of a Word template, which is held as a tree. */
export const largestTemplateBody = 32 * 2 ** 20;
/** Files in a DOCX. */
export const mostParts = 4096;
/** Elements of the main part of a Word template. */
export const mostElements = 2_000_000;
/** Nesting of elements. */
export const deepest = 200;
/** Rows and paragraphs of a document. */
export const mostBlocks = 200_000;

/** The file is no statement that can be read; the message says why in one line. */
export class UnreadableStatementError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnreadableStatementError';
  }
}
