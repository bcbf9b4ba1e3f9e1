/**
 * Where a file or folder may lie that is made in the repository and shipped with the package: beside the package's code, or,
 * in the repository, at its root.
 */
export function shippedAt(name: string): readonly URL[] {
  return [new URL(`../../${name}`, import.meta.url), new URL(`../../../../${name}`, import.meta.url)];
}
