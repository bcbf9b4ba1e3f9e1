const PART = "(?:[x*]|\\d+)";
const SUFFIX = "[\\da-z-]+(?:\\.[\\da-z-]+)*";
/** A number, then up to three parts that may be wildcards; from the third on a pre-release and a build may follow. */
const VERSION = /* @__PURE__ */ new RegExp(
  `^v?\\d+(?:\\.${PART}(?:\\.${PART}(?:\\.${PART})?(?:-${SUFFIX})?(?:\\+${SUFFIX})?)?)?$`,
  "i",
);

/** Whether a text is a version, such as `1`, `v1.2.3`, `1.x` or `1.2.3-beta.1`. */
export function isValidVersionString(version: unknown): boolean {
  return typeof version === "string" && VERSION.test(version);
}

/**
 * Whether a version is strictly higher than another. A pre-release is lower than its release; wildcards equal anything.
 *
 * @throws TypeError when either is not a version.
 */
export function isVersionHigher(newVersion: string, oldVersion: string): boolean {
  const [higher, lower] = [newVersion, oldVersion].map(parse);
  return higher !== undefined && lower !== undefined && compare(higher, lower) > 0;
}

interface Version {
  readonly numbers: readonly number[];
  readonly prerelease: readonly (number | string)[];
}

function parse(version: string): Version {
  if (!isValidVersionString(version)) throw new TypeError(`not a version: ${version}`);
  const [core = "", ...prerelease] = version.replace(/^v/i, "").replace(/\+.*$/, "").split("-");
  return {
    numbers: core.split(".").map(Number),
    prerelease: prerelease.length === 0 ? [] : prerelease.join("-").split(".").map(numeric),
  };
}

function numeric(part: string): number | string {
  return /^\d+$/.test(part) ? Number(part) : part;
}

function compare(a: Version, b: Version): number {
  for (let index = 0; index < Math.max(a.numbers.length, b.numbers.length); index++) {
    // NaN, from a wildcard, compares as equal.
    const difference = (a.numbers[index] ?? 0) - (b.numbers[index] ?? 0);
    if (difference < 0 || difference > 0) return difference;
  }
  if (a.prerelease.length === 0 || b.prerelease.length === 0) return b.prerelease.length - a.prerelease.length;
  return comparePrerelease(a.prerelease, b.prerelease);
}

/** Numbers by value and below words, words by alphabet, a longer list above its beginning. */
function comparePrerelease(a: Version["prerelease"], b: Version["prerelease"]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [left, right] = [a[index], b[index]];
    if (left === undefined || right === undefined) return left === undefined ? -1 : 1;
    if (typeof left !== typeof right) return typeof left === "number" ? -1 : 1;
    if (left !== right) return left > right ? 1 : -1;
  }
  return 0;
}
