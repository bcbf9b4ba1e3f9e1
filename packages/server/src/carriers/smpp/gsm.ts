/** The default alphabet of GSM 03.38 (3GPP TS 23.038, 6.2.1), by code. 0x1b leads to the extension table. */
const basic =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
  "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const leadIn = 0x1b;
const extension: ReadonlyMap<number, string> = new Map([
  [0x0a, "\f"],
  [0x14, "^"],
  [0x28, "{"],
  [0x29, "}"],
  [0x2f, "\\"],
  [0x3c, "["],
  [0x3d, "~"],
  [0x3e, "]"],
  [0x40, "|"],
  [0x65, "€"],
]);

const codes: ReadonlyMap<string, readonly number[]> = new Map([
  ...[...basic].map((character, code): [string, readonly number[]] => [character, [code]]).filter(([, [code]]) => code !== leadIn),
  ...[...extension].map(([code, character]): [string, readonly number[]] => [character, [leadIn, code]]),
]);

/**
 * The septets of a text: one a character, two for those of the extension table.
 * @returns undefined when a character is in neither table
 */
export function gsmSeptets(text: string): readonly (readonly number[])[] | undefined {
  const septets: (readonly number[])[] = [];
  for (const character of text) {
    const found = codes.get(character);
    if (found === undefined) return undefined;
    septets.push(found);
  }
  return septets;
}

/** The text of septets. An extension that is not defined shows the character of the basic table (TS 23.038, 6.2.1.1). */
export function gsmText(septets: Iterable<number>): string {
  let text = "";
  let escaped = false;
  for (const code of septets) {
    if (code === leadIn && !escaped) {
      escaped = true;
      continue;
    }
    // A character cannot follow two escapes, which are reserved; a receiver shows a space.
    const known = code === leadIn ? " " : (basic[code & 0x7f] ?? " ");
    text += escaped ? (extension.get(code) ?? known) : known;
    escaped = false;
  }
  return text;
}

/** Fills a septet that would be left over, and be read as an "@" (TS 23.038, 6.1.2.3.1). */
const filler = 0x0d;

/**
 * Septets in octets without gaps (TS 23.038, 6.1.2.1).
 * @param fill bits to leave free before the first septet, so that it begins on a septet boundary after a header
 */
export function packSeptets(text: readonly number[], fill = 0): Buffer {
  const septets = (text.length * 7 + fill) % 8 === 1 ? [...text, filler] : text;
  const octets = Buffer.alloc(Math.ceil((septets.length * 7 + fill) / 8));
  septets.forEach((septet, index) => {
    const bit = index * 7 + fill;
    const at = bit >> 3;
    const shifted = septet << (bit & 7);
    octets[at] = (octets[at] ?? 0) | (shifted & 0xff);
    if (shifted > 0xff) octets[at + 1] = (octets[at + 1] ?? 0) | (shifted >> 8);
  });
  return octets;
}

/** The septets in packed octets. A PDU does not tell their number: a last one that may be filling is taken for that. */
export function unpackSeptets(octets: Buffer, fill = 0): number[] {
  const count = Math.floor((octets.length * 8 - fill) / 7);
  const septets = Array.from({ length: count }, (_, index) => {
    const bit = index * 7 + fill;
    const pair = (octets[bit >> 3] ?? 0) | ((octets[(bit >> 3) + 1] ?? 0) << 8);
    return (pair >> (bit & 7)) & 0x7f;
  });
  const last = septets.at(-1);
  const isWhole = (octets.length * 8 - fill) % 7 === 0;
  if (isWhole && (last === 0 || last === filler)) septets.pop();
  return septets;
}
