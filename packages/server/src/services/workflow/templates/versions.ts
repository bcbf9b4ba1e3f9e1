// Semantic Versioning 2.0.0, with numbers short enough to be written as their length in two digits and themselves.
const semver =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;

/** What the first version of a template is called when it does not say. */
export const firstVersion = "0.0.1";

const ranked = (digits: string): string => String(digits.length).padStart(2, "0") + digits;

/**
 * A text that sorts, byte by byte, as semantic versions do (semver.org, 11): by numbers, a pre-release before its release.
 * @returns undefined when this is no semantic version
 */
export function rankOf(version: string): string | undefined {
  const found = version.length > 64 ? null : semver.exec(version);
  if (found === null) return undefined;
  const [, major = "", minor = "", patch = "", before] = found;
  const parts = before?.split(".") ?? [];
  if (parts.some((part) => /^0\d+$/.test(part))) return undefined;
  // Numbers come before words, the end of a word before its other letters, and a release after everything.
  const prerelease = parts.map((part) => (/^\d+$/.test(part) ? `0${ranked(part)}` : `1${part} `));
  return [ranked(major), ranked(minor), ranked(patch), before === undefined ? "~" : prerelease.join("")].join("");
}
