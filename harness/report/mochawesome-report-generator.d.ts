// The part of mochawesome-report-generator, which has no types of its own, that this project uses.

declare module 'mochawesome-report-generator' {
  /** Writes the report; resolves with the path of the HTML file first. */
  export function create(data: object, options: Readonly<Record<string, string | boolean>>): Promise<string[]>;
}
