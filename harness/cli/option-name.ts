// The name of an option on the command line.

/** `callingAe` is `--calling-ae` on the command line. */
export function optionName(key: string): string {
  return `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
