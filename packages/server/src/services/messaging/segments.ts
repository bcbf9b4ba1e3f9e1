/**
 * How texts are cut and counted: GSM 03.38 (3GPP TS 23.038) and UCS-2, in single messages and in parts with a
 * concatenation header of six octets (3GPP TS 23.040).
 */

export type Encoding = "GSM-7" | "UCS-2";

export interface Segmentation {
  readonly encoding: Encoding;
  /** Parts that a carrier sends and counts; 0 for an empty text. */
  readonly segments: number;
}

/** One septet each. */
const basic = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** Two septets each: an escape and the character. */
const extension = new Set("^{}\\[~]|€\f");

const limits = {
  "GSM-7": { single: 160, part: 153 },
  "UCS-2": { single: 70, part: 67 },
} as const;

/** Septets of each character; undefined when the text needs UCS-2. */
function septets(characters: readonly string[]): number[] | undefined {
  const sizes = characters.map((character) => (basic.has(character) ? 1 : extension.has(character) ? 2 : 0));
  return sizes.includes(0) ? undefined : sizes;
}

/** Fills parts in order; what takes two units (an escape with its character, a surrogate pair) is never cut. */
function countParts(sizes: readonly number[], room: number): number {
  let parts = 0;
  let left = 0;
  for (const size of sizes) {
    if (size > left) {
      parts++;
      left = room;
    }
    left -= size;
  }
  return parts;
}

/** The encoding that a text needs, and in how many parts it goes out. */
export function segment(text: string): Segmentation {
  const characters = [...text];
  const gsm = septets(characters);
  const encoding = gsm === undefined ? "UCS-2" : "GSM-7";
  const sizes = gsm ?? characters.map((character) => character.length);
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const { single, part } = limits[encoding];
  return { encoding, segments: units <= single ? Math.min(units, 1) : countParts(sizes, part) };
}
